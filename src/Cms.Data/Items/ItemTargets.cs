using Cms.Content.Queries;

namespace Cms.Data.Items;

/// <summary>Finds the few items that a top-level "refers to" means first, so that the rest is a range of an index.</summary>
internal static class ItemTargets
{
    /// <param name="find">The ids of the items that are meant, one more than <see cref="ItemQuerySql.MaxTargets"/> at most.</param>
    public static async Task<ItemQuery> ResolveAsync(ItemQuery query, Func<ItemFilter.RefersTo, Task<IReadOnlyList<string>>> find)
    {
        if (query.Where is null or ItemFilter.HasTerm or ItemFilter.Compare)
            return query;
        var conjuncts = ItemQuerySql.Conjuncts(query.Where);
        if (!conjuncts.Any(filter => filter is ItemFilter.RefersTo))
            return query;

        var rewritten = new List<ItemFilter>(conjuncts.Count);
        foreach (var filter in conjuncts)
        {
            if (filter is not ItemFilter.RefersTo refers)
            {
                rewritten.Add(filter);
                continue;
            }

            var targets = await find(refers);
            rewritten.Add(targets.Count > ItemQuerySql.MaxTargets ? refers : new ItemFilter.RefersToItem(refers.Part, refers.Field, [.. targets]));
        }

        return query with { Where = new ItemFilter.And([.. rewritten]) };
    }
}
