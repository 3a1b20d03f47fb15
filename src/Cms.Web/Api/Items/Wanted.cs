using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Translations;

namespace Cms.Web.Api.Items;

/// <summary>Something that a field refers to.</summary>
/// <param name="Id">Of an item or a localization set.</param>
/// <param name="Status">Which version of an item is meant.</param>
/// <param name="IsHead">Whether heads are enough.</param>
/// <param name="Pin">Where it is wanted whether a translation is stale.</param>
internal readonly record struct Wanted(string? Id, VersionStatus Status, bool IsSet, bool IsHead, PinnedSource? Pin)
{
    /// <summary>Gives a <see cref="ContentItem"/>.</summary>
    public static Wanted Item(ItemId id, VersionStatus status = VersionStatus.Published, bool isHead = false) =>
        new(id.Value, status, false, isHead && status == VersionStatus.Published, null);

    /// <summary>Gives the published items of a localization set, in the order of their cultures.</summary>
    public static Wanted Siblings(string set, bool isHead) => new(set, VersionStatus.Published, true, isHead, null);

    /// <summary>Gives something if the translation is stale.</summary>
    public static Wanted Stale(PinnedSource pin) => new(null, VersionStatus.Published, false, false, pin);
}
