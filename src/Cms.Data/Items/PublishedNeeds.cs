using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>What a level of an answer refers to, to be read together.</summary>
public sealed record PublishedNeeds
{
    /// <summary>Items by id, and whether their heads (<see cref="ItemHead"/>) are enough, which take less memory.</summary>
    public IReadOnlyCollection<(ItemId Id, bool IsHead)> Items { get; init; } = [];

    /// <summary>Localization sets, and whether heads are enough of what is in them.</summary>
    public IReadOnlyCollection<(string Set, bool IsHead)> Sets { get; init; } = [];

    /// <summary>Source stories whose current revision is wanted, published or not.</summary>
    public IReadOnlyCollection<ItemId> Stories { get; init; } = [];

    /// <summary>Translations of which is wanted up to which revision they were confirmed.</summary>
    public IReadOnlyCollection<ItemId> Confirmed { get; init; } = [];

    /// <summary>The revision that a story's content says.</summary>
    public Func<ItemContent, int> Revision { get; init; } = _ => 0;
}

/// <summary>What was found of <see cref="PublishedNeeds"/>; what is not there is absent, a revision 0.</summary>
/// <param name="Sets">Each in the order of its cultures.</param>
public sealed record PublishedFinds(
    IReadOnlyDictionary<(ItemId Id, bool IsHead), ItemVersion> Items,
    IReadOnlyDictionary<(string Set, bool IsHead), IReadOnlyList<ItemVersion>> Sets,
    IReadOnlyDictionary<ItemId, int> Revisions,
    IReadOnlyDictionary<ItemId, int> Confirmed);
