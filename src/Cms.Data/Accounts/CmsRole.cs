using Microsoft.AspNetCore.Identity;

namespace Cms.Data.Accounts;

/// <summary>A role; its permissions are its claims of the type <c>Permission</c>.</summary>
public sealed class CmsRole : IdentityRole
{
    public string? Description { get; set; }
}
