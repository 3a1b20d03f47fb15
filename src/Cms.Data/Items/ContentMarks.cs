using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>The names of what lists and items depend on: see <see cref="ContentChanges"/>. A change of a published item changes the marks
/// of what it was and of what it is; two things with the same mark cost a question too many, never a wrong answer.</summary>
internal static class ContentMarks
{
    /// <summary>A query by more values depends on its content types instead.</summary>
    private const int MaxValues = 100;

    /// <summary>The published version of an item, and all that readers see of it. Of a source story: its current revision.</summary>
    public static string Item(string id) => id;

    public static string Type(string contentType) => "c:" + contentType;

    public static string Set(string localizationSet) => Clean("s:" + localizationSet);

    /// <summary>What a query for published versions depends on: every item that its most telling condition lets in, has one of these.</summary>
    /// <returns>Null where it depends on other items than those it finds.</returns>
    public static string[]? Of(ItemQuery query)
    {
        if (query.Status != VersionStatus.Published || query.Orders.Any(order => order.Field is ItemField.ReferredText) || LooksFurther(query.Where))
            return null;
        foreach (var filter in ItemQuerySql.Conjuncts(query.Where))
        {
            if (Narrow(filter) is { Length: <= MaxValues } marks)
                return marks;
        }

        return query.ContentTypes.IsDefaultOrEmpty ? null : [.. query.ContentTypes.Select(Type)];
    }

    /// <summary>Those of a version that is about to be written.</summary>
    public static IEnumerable<string> Of(NewVersion version)
    {
        var index = version.Index;
        yield return Item(version.Item.ContentItemId.Value);
        yield return Type(version.Item.ContentType);
        if (index.Path is { } path)
            yield return Path(path);
        if (index.Alias is { } alias)
            yield return Alias(alias);
        if (index.LocalizationSet is { } set)
            yield return Set(set);
        foreach (var term in index.Terms)
            yield return Term(term.Part, term.Field, term.TermId);
        foreach (var reference in index.References)
            yield return Reference(reference.Part, reference.Field, reference.TargetId);
    }

    /// <summary>Those of stored versions that have index rows: to be asked before these go.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        Database database, IReadOnlyCollection<string> versionIds, CancellationToken cancellationToken)
    {
        if (versionIds.Count == 0)
            return [];
        var rows = await database.ListAsync(
            $"""
            SELECT 0, "ItemId", "ContentType", '' FROM "ItemVersions" WHERE "VersionId" IN {versionIds}
            UNION ALL SELECT 1, "Path", '', '' FROM "ItemRoutes" WHERE "VersionId" IN {versionIds}
            UNION ALL SELECT 2, "Alias", '', '' FROM "ItemAliases" WHERE "VersionId" IN {versionIds}
            UNION ALL SELECT 3, "LocalizationSet", '', '' FROM "ItemLocalizations" WHERE "VersionId" IN {versionIds}
            UNION ALL SELECT 4, "TermId", "Part", "Field" FROM "ItemTerms" WHERE "VersionId" IN {versionIds}
            UNION ALL SELECT 5, "TargetId", "Part", "Field" FROM "ItemReferences" WHERE "VersionId" IN {versionIds}
            """,
            row => (Kind: row.GetInt32(0), Value: row.GetString(1), Part: row.GetString(2), Field: row.GetString(3)),
            cancellationToken);
        return
        [
            .. rows.SelectMany(row => row.Kind switch
            {
                0 => (string[])[Item(row.Value), Type(row.Part)],
                1 => [Path(row.Value)],
                2 => [Alias(row.Value)],
                3 => [Set(row.Value)],
                4 => [Term(row.Part, row.Field, row.Value)],
                _ => [Reference(row.Part, row.Field, row.Value)],
            }),
        ];
    }

    private static string Path(string path) => Clean("p:" + path.TrimStart('/'));

    private static string Alias(string alias) => Clean("a:" + alias);

    private static string Term(string part, string field, string id) => Clean($"t:{part}.{field}={id}");

    private static string Reference(string part, string field, string id) => Clean($"r:{part}.{field}={id}");

    /// <summary>Marks are stored one a line.</summary>
    private static string Clean(string mark) => mark.Contains('\n', StringComparison.Ordinal) ? mark.Replace('\n', ' ') : mark;

    private static string[]? Narrow(ItemFilter filter) => filter switch
    {
        ItemFilter.HasTerm term => [.. term.TermIds.Select(id => Term(term.Part, term.Field, id))],
        ItemFilter.RefersToItem reference => [.. reference.ItemIds.Select(id => Reference(reference.Part, reference.Field, id))],
        ItemFilter.Compare { Op: Comparison.Equal or Comparison.In } compare when compare.Values.All(value => value is string) => compare.Field switch
        {
            ItemField.Path => [.. compare.Values.Select(value => Path((string)value!))],
            ItemField.Alias => [.. compare.Values.Select(value => Alias((string)value!))],
            ItemField.LocalizationSet => [.. compare.Values.Select(value => Set((string)value!))],
            ItemField.Envelope { Field: EnvelopeField.ContentItemId } => [.. compare.Values.Select(value => Item((string)value!))],
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether it depends on what the items it finds refer to.</summary>
    private static bool LooksFurther(ItemFilter? filter) => filter switch
    {
        ItemFilter.And and => and.All.Any(LooksFurther),
        ItemFilter.Or or => or.Any.Any(LooksFurther),
        ItemFilter.Not not => LooksFurther(not.Inner),
        ItemFilter.RefersTo => true,
        _ => false,
    };
}
