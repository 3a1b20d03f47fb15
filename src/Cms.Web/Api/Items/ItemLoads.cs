using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.GraphQL.Execution;

namespace Cms.Web.Api.Items;

/// <summary>What the fields of a level refer to, in one load for all of them.</summary>
internal static class ItemLoads
{
    private static readonly object Yes = new();

    /// <summary>What the caller may not see is absent.</summary>
    public static SharedLoader<Wanted, object> Loader { get; } = new(LoadAsync);

    private static async ValueTask<IReadOnlyDictionary<Wanted, object>> LoadAsync(FieldContext context, IReadOnlyCollection<Wanted> keys)
    {
        var call = context.Get<Call>();
        var load = call.Service<LoadItems>();
        var items = new List<(ItemId Id, bool IsHead)>();
        var sets = new List<(string Set, bool IsHead)>();
        var pins = new List<PinnedSource>();
        foreach (var key in keys)
        {
            if (key.Pin is not null)
                pins.Add(key.Pin);
            else if (key.IsSet)
                sets.Add((key.Id!, key.IsHead));
            else if (key.Status == VersionStatus.Published)
                items.Add((new ItemId(key.Id!), key.IsHead));
        }

        var level = await load.RunAsync(items, sets, pins, call.Actor, context.CancellationToken);

        var found = new Dictionary<Wanted, object>(keys.Count);
        foreach (var ((id, isHead), version) in level.Items)
            found[Wanted.Item(id, isHead: isHead)] = version.Item;
        foreach (var ((set, isHead), siblings) in level.Sets)
            found[Wanted.Siblings(set, isHead)] = siblings.Select(version => version.Item).ToArray();
        foreach (var pin in level.Stale)
            found[Wanted.Stale(pin)] = Yes;
        foreach (var others in keys.Where(key => key.Status != VersionStatus.Published).GroupBy(key => key.Status, key => new ItemId(key.Id!)))
        {
            foreach (var (id, version) in await load.RunAsync([.. others], others.Key, call.Actor, context.CancellationToken))
                found[Wanted.Item(id, others.Key)] = version.Item;
        }

        return found;
    }
}
