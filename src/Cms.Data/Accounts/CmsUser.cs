using Microsoft.AspNetCore.Identity;

namespace Cms.Data.Accounts;

/// <summary>An account. Nothing of it is public, the link to its contributor included.</summary>
/// <remarks>Language directions are its claims <c>Grant</c> and <c>Deny</c> with values such as <c>Translate ar&gt;en</c>.</remarks>
public sealed class CmsUser : IdentityUser
{
    /// <summary>Content item id of the contributor this account is credited as.</summary>
    public string? ContributorId { get; set; }

    /// <summary>A disabled account cannot sign in, and its sessions end.</summary>
    public bool IsEnabled { get; set; } = true;

    public DateTime CreatedUtc { get; set; }
}
