using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Data.Translations;

namespace Cms.Data.Workflows;

/// <summary>Everything that is open on the desk, in a fixed number of statements. What they cost follows what is open,
/// not what is stored: each goes from the open runs, or the newest stories, through unique indexes.</summary>
public sealed class OpenPieceStore
{
    private const string Columns =
        """
        SELECT r."CorrelationId", r."RunId", r."TypeId", r."TypeVersion", r."AtActivityId", r."AtTitle", r."AtState", r."AtSinceUtc", r."Fault",
            c."StoryId", c."Culture", c."AccountId", c."ClaimedUtc", c."ExpiresUtc", c."WarnedUtc",
            v."DisplayText", v."ContentType", v."Number", v."Culture", v."Owner",
            s."Language", s."Title", s."Number",
            (SELECT o."TargetId" FROM "ItemReferences" o
                WHERE o."VersionId" = v."VersionId" AND o."Part" = 'SourcePart' AND o."Field" = 'Outlet' ORDER BY o."Position" LIMIT 1),
            (SELECT t."TermId" FROM "ItemTerms" t
                WHERE t."VersionId" = v."VersionId" AND t."Part" = v."ContentType" AND t."Field" = 'Section' ORDER BY t."Position" LIMIT 1),
            (SELECT MAX(k."Revision") FROM "SourceConfirmations" k WHERE k."ArticleId" = r."CorrelationId"),
            (SELECT l."Text" FROM "ItemValues" l
                WHERE l."VersionId" = v."VersionId" AND l."Part" = 'SourcePart' AND l."Field" = 'OriginalLanguage' LIMIT 1),
            p."Priority", p."DueUtc", p."OverdueToldUtc"
        FROM "WorkflowRuns" r
        JOIN "ItemVersions" v ON v."ItemId" = r."CorrelationId" AND v."Latest"
        LEFT JOIN "Claims" c ON c."ArticleId" = r."CorrelationId"
        LEFT JOIN "SourceRevisions" s ON s."StoryId" = c."StoryId"
            AND s."Number" = (SELECT MAX(m."Number") FROM "SourceRevisions" m WHERE m."StoryId" = c."StoryId")
        LEFT JOIN "PiecePlans" p ON p."ArticleId" = r."CorrelationId"
        WHERE r."AtActivityId" IS NOT NULL
        """;

    private readonly Database _database;

    internal OpenPieceStore(Database database) => _database = database;

    /// <summary>Changes whenever anything on the desk has changed: what was read after it is at least as new.</summary>
    public async Task<long> ReadStampAsync(CancellationToken cancellationToken) =>
        await _database.FirstAsync($"""SELECT "Number" FROM "AuditHead" WHERE "Id" = 1""", row => row.GetInt64(0), cancellationToken);

    /// <summary>All open pieces, the longest waiting first, in one statement.</summary>
    public async Task<IReadOnlyList<OpenPiece>> ListAsync(CancellationToken cancellationToken) =>
        await _database.ListAsync(Columns + """ ORDER BY r."AtSinceUtc", r."RunId" """, [], Read, cancellationToken);

    /// <summary>What these accounts did to open pieces, and when those were published in between; oldest first, in one statement.</summary>
    public async Task<IReadOnlyList<PieceAct>> ListActsAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT o."CorrelationId", j."RunId", j."Seq", j."ActivityId", j."Name", j."Outcome", j."FromState", j."ToState", j."AccountId", j."AtUtc"
            FROM "WorkflowRuns" o
            JOIN "WorkflowRuns" r ON r."CorrelationId" = o."CorrelationId"
            JOIN "WorkflowJournal" j ON j."RunId" = r."RunId"
            WHERE o."AtActivityId" IS NOT NULL
                AND (j."AccountId" IN {accounts} OR (j."Name" = 'PublishContentTask' AND j."Outcome" = 'Published'))
            ORDER BY j."AtUtc", j."RunId", j."Seq"
            """,
            row => new PieceAct(
                new ItemId(row.GetString(0)),
                new JournalEntry(
                    row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5), row.TextOrNull(6),
                    row.TextOrNull(7), row.TextOrNull(8), null, null, row.Instant(9))),
            cancellationToken);

    /// <summary>Accounts that are credited as the same contributor.</summary>
    public async Task<IReadOnlyList<string>> ListAccountsOfAsync(ItemId contributor, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""SELECT "Id" FROM "Users" WHERE "ContributorId" = {contributor}""", row => row.GetString(0), cancellationToken);

    /// <summary>The newest stories in one of these languages that have no article of a culture, claimed or imported.</summary>
    /// <param name="languages">Lower case.</param>
    public async Task<IReadOnlyList<OpenStory>> ListUntakenAsync(
        string contentType, IReadOnlyCollection<string> languages, string culture, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT v."ItemId", l."Text" FROM "ItemVersions" v
            JOIN "ItemValues" l ON l."VersionId" = v."VersionId" AND l."Part" = 'SourceRevisionPart' AND l."Field" = 'Language'
            WHERE v."ContentType" = {contentType} AND v."Latest" AND LOWER(l."Text") IN {languages}
                AND NOT EXISTS (SELECT 1 FROM "Claims" c WHERE c."StoryId" = v."ItemId" AND c."CultureKey" = {culture.ToLowerInvariant()})
                AND NOT EXISTS (
                    SELECT 1 FROM "ItemReferences" a JOIN "ItemVersions" t ON t."VersionId" = a."VersionId"
                    WHERE a."TargetId" = v."ItemId" AND a."Part" = 'SourcePart' AND a."Field" = 'SourceStory' AND a."Latest"
                        AND LOWER(t."Culture") = {culture.ToLowerInvariant()})
            ORDER BY v."CreatedUtc" DESC, v."ItemId" LIMIT {most}
            """,
            ReadStory,
            cancellationToken);

    /// <summary>The newest stories in any other language that have no article of a culture, claimed or imported.</summary>
    public async Task<IReadOnlyList<OpenStory>> ListUntakenAsync(
        string contentType, string culture, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT v."ItemId", l."Text" FROM "ItemVersions" v
            JOIN "ItemValues" l ON l."VersionId" = v."VersionId" AND l."Part" = 'SourceRevisionPart' AND l."Field" = 'Language'
            WHERE v."ContentType" = {contentType} AND v."Latest" AND LOWER(l."Text") NOT IN ('', {culture.ToLowerInvariant()})
                AND NOT EXISTS (SELECT 1 FROM "Claims" c WHERE c."StoryId" = v."ItemId" AND c."CultureKey" = {culture.ToLowerInvariant()})
                AND NOT EXISTS (
                    SELECT 1 FROM "ItemReferences" a JOIN "ItemVersions" t ON t."VersionId" = a."VersionId"
                    WHERE a."TargetId" = v."ItemId" AND a."Part" = 'SourcePart' AND a."Field" = 'SourceStory' AND a."Latest"
                        AND LOWER(t."Culture") = {culture.ToLowerInvariant()})
            ORDER BY v."CreatedUtc" DESC, v."ItemId" LIMIT {most}
            """,
            ReadStory,
            cancellationToken);

    /// <summary>What is planned for a piece.</summary>
    public async Task<PiecePlan> FindPlanAsync(ItemId article, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT "Priority", "DueUtc", "OverdueToldUtc" FROM "PiecePlans" WHERE "ArticleId" = {article}""",
        row => new PiecePlan(row.GetInt32(0), row.InstantOrNull(1), row.InstantOrNull(2)),
        cancellationToken) ?? PiecePlan.None;

    public Task SetPlanAsync(ItemId article, PiecePlan plan, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "PiecePlans" ("ArticleId", "Priority", "DueUtc", "OverdueToldUtc")
        VALUES ({article}, {plan.Priority}, {plan.DueUtc}, {plan.OverdueToldUtc})
        ON CONFLICT ("ArticleId") DO UPDATE
        SET "Priority" = excluded."Priority", "DueUtc" = excluded."DueUtc", "OverdueToldUtc" = excluded."OverdueToldUtc"
        """,
        cancellationToken);

    private static OpenStory ReadStory(DbDataReader row) => new(new ItemId(row.GetString(0)), row.GetString(1));

    private static OpenPiece Read(DbDataReader row)
    {
        var article = new ItemId(row.GetString(0));
        return new OpenPiece(
            article,
            row.GetString(1),
            new RunType(row.GetString(2), row.GetInt32(3)),
            new WaitingAt(row.GetString(4), row.GetString(5), row.TextOrNull(6)),
            row.Instant(7),
            row.IsDBNull(9) ? null : new Claim(new ItemId(row.GetString(9)), row.GetString(10), article, row.TextOrNull(11), row.Instant(12))
            {
                ExpiresUtc = row.InstantOrNull(13),
                WarnedUtc = row.InstantOrNull(14),
            },
            row.TextOrNull(15),
            row.GetString(16),
            row.GetInt32(17),
            row.TextOrNull(18) ?? row.TextOrNull(10),
            row.TextOrNull(19))
        {
            Fault = row.TextOrNull(8),
            SourceLanguage = row.TextOrNull(20) ?? row.TextOrNull(26),
            OriginalTitle = row.TextOrNull(21),
            Outlet = row.TextOrNull(23),
            Section = row.TextOrNull(24),
            Revision = row.IntOrNull(22),
            Confirmed = row.IntOrNull(25),
            Plan = row.IsDBNull(27) ? PiecePlan.None : new PiecePlan(row.GetInt32(27), row.InstantOrNull(28), row.InstantOrNull(29)),
        };
    }
}
