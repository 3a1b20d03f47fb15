using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;

namespace Cms.Web.Api.Items;

/// <summary>Items by id, in one load for all fields of a level that refer to any.</summary>
internal static class ItemLoads
{
    /// <summary>By id and by which version is meant; what the caller may not see is absent.</summary>
    public static SharedLoader<(ItemId Id, VersionStatus Status), ContentItem> Loader { get; } = new(LoadAsync);

    private static async ValueTask<IReadOnlyDictionary<(ItemId Id, VersionStatus Status), ContentItem>> LoadAsync(
        FieldContext context, IReadOnlyCollection<(ItemId Id, VersionStatus Status)> keys)
    {
        var call = context.Get<Call>();
        var found = new Dictionary<(ItemId Id, VersionStatus Status), ContentItem>(keys.Count);
        foreach (var ofStatus in keys.GroupBy(key => key.Status, key => key.Id))
        {
            foreach (var (id, version) in await call.Service<LoadItems>().RunAsync(
                [.. ofStatus], ofStatus.Key, call.Actor, context.CancellationToken))
                found[(id, ofStatus.Key)] = version.Item;
        }

        return found;
    }
}
