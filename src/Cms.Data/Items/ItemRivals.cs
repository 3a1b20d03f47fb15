using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Finds who has what must be unique.</summary>
internal static class ItemRivals
{
    private const string Path = "path-taken";
    private const string Alias = "alias-taken";
    private const string Translation = "translation-exists";

    /// <summary>For a version that is being inserted.</summary>
    /// <returns>Null when the violation is of another kind.</returns>
    public static Task<SaveResult.Taken?> FindAsync(
        Database database, UniqueViolationException violation, ItemId id, ItemIndex index, CancellationToken cancellationToken) =>
        violation.Constraint switch
        {
            UniqueViolationException.PublishedPath => TakenAsync(
                database,
                Path,
                $"""
                SELECT "ItemId" FROM "ItemRoutes"
                WHERE "Path" = {index.Path} AND "Culture" = {index.Culture ?? ""} AND "Published" AND "ItemId" <> {id}
                """,
                cancellationToken),
            UniqueViolationException.PublishedAlias => TakenAsync(
                database,
                Alias,
                $"""SELECT "ItemId" FROM "ItemAliases" WHERE "Alias" = {index.Alias} AND "Published" AND "ItemId" <> {id}""",
                cancellationToken),
            UniqueViolationException.LatestLocalization => TakenAsync(
                database,
                Translation,
                $"""
                SELECT "ItemId" FROM "ItemLocalizations"
                WHERE "LocalizationSet" = {index.LocalizationSet} AND "Culture" = {index.Culture ?? ""} AND "Latest" AND "ItemId" <> {id}
                """,
                cancellationToken),
            _ => Task.FromResult<SaveResult.Taken?>(null),
        };

    /// <summary>For a stored version that is being published.</summary>
    /// <inheritdoc cref="FindAsync(Database, UniqueViolationException, ItemId, ItemIndex, CancellationToken)"/>
    public static Task<SaveResult.Taken?> FindAsync(
        Database database, UniqueViolationException violation, ItemId id, string versionId, CancellationToken cancellationToken) =>
        violation.Constraint switch
        {
            UniqueViolationException.PublishedPath => TakenAsync(
                database,
                Path,
                $"""
                SELECT o."ItemId" FROM "ItemRoutes" m JOIN "ItemRoutes" o ON o."Path" = m."Path" AND o."Culture" = m."Culture"
                WHERE m."VersionId" = {versionId} AND o."Published" AND o."ItemId" <> {id}
                """,
                cancellationToken),
            UniqueViolationException.PublishedAlias => TakenAsync(
                database,
                Alias,
                $"""
                SELECT o."ItemId" FROM "ItemAliases" m JOIN "ItemAliases" o ON o."Alias" = m."Alias"
                WHERE m."VersionId" = {versionId} AND o."Published" AND o."ItemId" <> {id}
                """,
                cancellationToken),
            _ => Task.FromResult<SaveResult.Taken?>(null),
        };

    private static async Task<SaveResult.Taken?> TakenAsync(
        Database database, string code, FormattableString sql, CancellationToken cancellationToken)
    {
        var by = await database.FirstAsync(sql, row => row.GetString(0), cancellationToken);
        return new SaveResult.Taken(code, by is null ? null : new ItemId(by));
    }
}
