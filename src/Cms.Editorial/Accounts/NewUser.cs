using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Accounts;

/// <param name="Password">Null generates one.</param>
/// <param name="Contributor">The public credit of this account; private knowledge.</param>
public sealed record NewUser(
    string Name,
    string? Email,
    string? Password,
    ImmutableArray<string> Roles,
    ImmutableArray<LanguagePair> Pairs,
    ItemId? Contributor = null);

/// <param name="GeneratedPassword">Shown once; null when the caller gave one.</param>
public sealed record AddedUser(string Id, string Name, string? GeneratedPassword);
