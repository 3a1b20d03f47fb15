using Cms.Content.Indexing;
using Cms.Data.Transactions;
using static Cms.Data.Items.RowBatch;

namespace Cms.Data.Items;

/// <summary>Writes the rows of versions and of their indexes.</summary>
internal sealed class ItemRows(Database database)
{
    private static readonly string[] IndexTables =
        ["ItemRoutes", "ItemAliases", "ItemLocalizations", "ItemTerms", "ItemReferences", "ItemValues", "ItemTexts"];

    /// <summary>Those that depend on the content definitions.</summary>
    private static readonly string[] DerivedTables = ["ItemTerms", "ItemReferences", "ItemValues", "ItemTexts"];

    private static readonly Column[] OfVersion =
    [
        new("VersionId", Kind.Text), new("ItemId", Kind.Text), new("ContentType", Kind.Text), new("Latest", Kind.Bool),
        new("Published", Kind.Bool), new("PublishedUtc", Kind.Instant),
    ];

    /// <summary>Gives stored versions these flags; versions without a flag lose their index rows.</summary>
    public async Task SetFlagsAsync(
        IReadOnlyCollection<string> versionIds, bool latest, bool published, CancellationToken cancellationToken)
    {
        if (versionIds.Count == 0)
            return;

        await database.ExecuteAsync(
            $"""UPDATE "ItemVersions" SET "Latest" = {latest}, "Published" = {published} WHERE "VersionId" IN {versionIds}""", cancellationToken);
        var list = string.Join(", ", Enumerable.Range(0, versionIds.Count).Select(Database.ParameterName));
        var values = new List<object?>(versionIds) { latest, published };
        var sql = IndexTables.Select(table => latest || published
            ? $"UPDATE \"{table}\" SET \"Latest\" = {Database.ParameterName(versionIds.Count)}, \"Published\" = {Database.ParameterName(versionIds.Count + 1)} WHERE \"VersionId\" IN ({list})"
            : $"DELETE FROM \"{table}\" WHERE \"VersionId\" IN ({list})");
        if (!latest && !published)
            values.RemoveRange(versionIds.Count, 2);
        await database.ExecuteAsync(string.Join(";\n", sql), values, cancellationToken);
    }

    /// <summary>Makes a stored version the published one.</summary>
    public async Task PublishAsync(string versionId, string? previousHash, DateTime atUtc, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            $"""
            UPDATE "ItemVersions" SET "Published" = TRUE, "WasPublished" = TRUE, "PublishedUtc" = {atUtc}, "PreviousHash" = {previousHash}
            WHERE "VersionId" = {versionId}
            """,
            cancellationToken);
        var sql = IndexTables.Select(table => $"""UPDATE "{table}" SET "Published" = TRUE, "PublishedUtc" = @p0 WHERE "VersionId" = @p1""");
        await database.ExecuteAsync(string.Join(";\n", sql), [atUtc, versionId], cancellationToken);
    }

    public async Task InsertAsync(IReadOnlyCollection<NewVersion> versions, CancellationToken cancellationToken)
    {
        var rows = new RowBatch(
            "ItemVersions",
            [
                .. OfVersion, new("Number", Kind.Int), new("Culture", Kind.Text), new("DisplayText", Kind.Text), new("WasPublished", Kind.Bool),
                new("CreatedUtc", Kind.Instant), new("ModifiedUtc", Kind.Instant), new("Owner", Kind.Text), new("Author", Kind.Text),
                new("Hash", Kind.Text), new("PreviousHash", Kind.Text), new("Content", Kind.Text),
            ]);
        foreach (var version in versions)
        {
            var item = version.Item;
            rows.Add(
                [
                    .. Envelope(version), version.Number, version.Index.Culture, item.DisplayText, version.WasPublished, item.CreatedUtc,
                    item.ModifiedUtc, item.Owner, item.Author, version.Hash, version.PreviousHash, item.Content.Json,
                ]);
        }

        await rows.WriteAsync(database, cancellationToken);
        await InsertIndexAsync([.. versions.Where(version => version.Latest || version.Published)], cancellationToken);
    }

    /// <summary>Writes anew what of the indexes depends on the content definitions.</summary>
    public async Task ReplaceDerivedAsync(IReadOnlyCollection<NewVersion> versions, CancellationToken cancellationToken)
    {
        string[] ids = [.. versions.Select(version => version.VersionId)];
        var list = string.Join(", ", ids.Select((_, i) => Database.ParameterName(i)));
        if (ids.Length == 0)
            return;
        await database.ExecuteAsync(
            string.Join(";\n", DerivedTables.Select(table => $"DELETE FROM \"{table}\" WHERE \"VersionId\" IN ({list})")), ids, cancellationToken);
        await InsertDerivedAsync(versions, cancellationToken);
    }

    private async Task InsertIndexAsync(IReadOnlyCollection<NewVersion> versions, CancellationToken cancellationToken)
    {
        var routes = new RowBatch("ItemRoutes", [.. OfVersion, new("Path", Kind.Text), new("Culture", Kind.Text)]);
        var aliases = new RowBatch("ItemAliases", [.. OfVersion, new("Alias", Kind.Text)]);
        var localizations = new RowBatch("ItemLocalizations", [.. OfVersion, new("LocalizationSet", Kind.Text), new("Culture", Kind.Text)]);
        foreach (var version in versions)
        {
            var index = version.Index;
            var envelope = Envelope(version);
            if (index.Path is not null)
                routes.Add([.. envelope, index.Path, index.Culture ?? ""]);
            if (index.Alias is not null)
                aliases.Add([.. envelope, index.Alias]);
            if (index.LocalizationSet is not null)
                localizations.Add([.. envelope, index.LocalizationSet, index.Culture ?? ""]);
        }

        await routes.WriteAsync(database, cancellationToken);
        await aliases.WriteAsync(database, cancellationToken);
        await localizations.WriteAsync(database, cancellationToken);
        await InsertDerivedAsync(versions, cancellationToken);
    }

    private async Task InsertDerivedAsync(IReadOnlyCollection<NewVersion> versions, CancellationToken cancellationToken)
    {
        var terms = new RowBatch("ItemTerms", [.. OfVersion, .. OfField("TermId")]);
        var references = new RowBatch("ItemReferences", [.. OfVersion, .. OfField("TargetId")]);
        var fields = new RowBatch(
            "ItemValues",
            [
                .. OfVersion, new("Part", Kind.Text), new("Field", Kind.Text), new("Position", Kind.Int), new("Text", Kind.Text),
                new("Number", Kind.Number), new("Instant", Kind.Instant), new("Flag", Kind.Bool),
            ]);
        var texts = new RowBatch("ItemTexts", [.. OfVersion, new("Words", Kind.Text), new("Configuration", Kind.Text)]);

        foreach (var version in versions)
        {
            var index = version.Index;
            var envelope = Envelope(version);
            foreach (var term in index.Terms.Where(term => IndexLimits.IsId(term.TermId)))
                terms.Add([.. envelope, term.Part, term.Field, term.Position, term.TermId]);
            foreach (var reference in index.References.Where(reference => IndexLimits.IsId(reference.TargetId)))
                references.Add([.. envelope, reference.Part, reference.Field, reference.Position, reference.TargetId]);
            for (var i = 0; i < index.Values.Length; i++)
                fields.Add([.. envelope, .. Value(index.Values[i], i)]);
            texts.Add([.. envelope, SearchText.Index(index.FullText), SearchText.Configuration(index.Culture)]);
        }

        await terms.WriteAsync(database, cancellationToken);
        await references.WriteAsync(database, cancellationToken);
        await fields.WriteAsync(database, cancellationToken);

        // Every word as it is, and by its stem where the language is known: a search never loses a word it shows.
        await texts.WriteAsync(
            database,
            cancellationToken,
            sqliteAfter: """INSERT INTO "ItemWords" (rowid, "Words") VALUES (last_insert_rowid(), @p6)""",
            postgreSqlSelect: "c0, c1, c2, c3, c4, c5, array_to_tsvector(string_to_array(c6, ' ')) || CASE WHEN c7 = 'simple' THEN ''::tsvector ELSE strip(to_tsvector(c7::regconfig, c6)) END",
            into: OfVersion.Length,
            extraColumn: database.IsPostgreSql ? ", \"Vector\"" : null);
    }

    private static Column[] OfField(string target) =>
        [new("Part", Kind.Text), new("Field", Kind.Text), new("Position", Kind.Int), new(target, Kind.Text)];

    private static object?[] Envelope(NewVersion version) =>
    [
        version.VersionId, version.Item.ContentItemId.Value, version.Item.ContentType, version.Latest, version.Published, version.Item.PublishedUtc,
    ];

    private static object?[] Value(ValueEntry entry, int position) =>
        [entry.Part, entry.Field, position, entry.Text, entry.Number, entry.Instant, entry.Flag];
}
