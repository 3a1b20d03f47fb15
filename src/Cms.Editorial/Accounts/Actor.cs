using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Accounts;

/// <summary>Who asks: an account, an API token or nobody, with what it may do at this moment.</summary>
/// <param name="AccountId">Null for the anonymous and the system.</param>
/// <param name="Name">The account's name; never shown to the public.</param>
/// <param name="Granted">Orchard's permission names, and <c>Translate ar&gt;en</c>.</param>
/// <param name="Denied">Outweighs what is granted.</param>
/// <param name="HasEverything">The Administrator role or the system.</param>
public sealed record Actor(
    string? AccountId,
    string Name,
    ImmutableSortedSet<string> Roles,
    ImmutableHashSet<string> Granted,
    ImmutableHashSet<string> Denied,
    bool HasEverything)
{
    /// <summary>The site itself: set-up, imports from the command line, timers.</summary>
    public static Actor System { get; } = new(null, "system", [], [], [], HasEverything: true);

    /// <summary>The account's public name in credits; private, see the design of contributors.</summary>
    public ItemId? Contributor { get; init; }

    /// <summary>What it does is noted to the day only, since an hour could give the person away.</summary>
    public bool HasCoarseTimes { get; init; }

    public bool Can(string permission) => !Denied.Contains(permission) && (HasEverything || Granted.Contains(permission));

    /// <summary>May see any version of items of this type, drafts included; with only <c>ViewOwn…</c>, of its own ones.
    /// <c>View_Article</c> does not do: everybody has it, for what is published.</summary>
    public bool MayView(string contentType, string? owner = null) =>
        (!Denied.Contains($"View_{contentType}") && Can(Permissions.ViewContent))
        || (IsOwn(owner) && (Can("ViewOwnContent") || Can($"ViewOwn_{contentType}")))
        || Allows("Preview", contentType, owner)
        || MayEdit(contentType, owner);

    /// <summary>Whether there may be any type of which it sees what is not published.</summary>
    public bool MaySeeDrafts => HasEverything || Granted.Any(p =>
        p == Permissions.ViewContent || p.StartsWith("ViewOwn", StringComparison.Ordinal) || p.StartsWith("Preview", StringComparison.Ordinal)
        || p.StartsWith("Edit", StringComparison.Ordinal) || p.StartsWith("Publish", StringComparison.Ordinal));

    /// <summary>May read published items of this type through the public interfaces.</summary>
    public bool MayViewPublished(string contentType) => Allows("View", contentType, owner: null);

    /// <summary>Who may publish may edit.</summary>
    public bool MayEdit(string contentType, string? owner = null) =>
        Allows("Edit", contentType, owner) || MayPublish(contentType, owner);

    public bool MayPublish(string contentType, string? owner = null) => Allows("Publish", contentType, owner);

    public bool MayDelete(string contentType, string? owner = null) => Allows("Delete", contentType, owner);

    public bool MayTranslate(LanguagePair pair) => Can($"Translate {pair}");

    /// <summary>A global permission implies its forms by type and by owner.</summary>
    private bool Allows(string verb, string contentType, string? owner)
    {
        if (Denied.Contains($"{verb}_{contentType}") || Denied.Contains($"{verb}Content"))
            return false;
        if (Can($"{verb}Content") || Can($"{verb}_{contentType}"))
            return true;
        return IsOwn(owner) && (Can($"{verb}OwnContent") || Can($"{verb}Own_{contentType}"));
    }

    private bool IsOwn(string? owner) => owner is not null && owner == AccountId;
}
