using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Accounts;

/// <summary>An account as the desk sees it.</summary>
public sealed record UserListing(
    string Id,
    string Name,
    string? Email,
    ImmutableArray<string> Roles,
    ImmutableArray<LanguagePair> Pairs,
    ItemId? Contributor,
    bool IsEnabled,
    DateTime CreatedUtc,
    DateTime? LockedOutUntilUtc,
    bool HasCoarseTimes = false)
{
    /// <summary>Permissions that outweigh what roles and directions give; sorted.</summary>
    public ImmutableArray<string> Denied { get; init; } = [];
}
