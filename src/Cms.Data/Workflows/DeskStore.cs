using Cms.Content.Items;
using Cms.Data.Accounts;
using Cms.Data.Transactions;

namespace Cms.Data.Workflows;

/// <summary>What the desk asks of one piece while it changes it, and of many pieces at once.</summary>
public sealed class DeskStore
{
    private readonly Database _database;
    private readonly RunStore _runs;

    internal DeskStore(Database database, RunStore runs) => (_database, _runs) = (database, runs);

    /// <summary>
    /// The waiting editorial run of an article, which nobody else can hold or move until the transaction ends; so what is
    /// read after this call is what the change is made on.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<StoredRun?> HoldAsync(ItemId article, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();

        // A transaction on SQLite is alone with the database anyway.
        if (_database.IsPostgreSql)
        {
            await _database.ExecuteAsync(
                $"""
                SELECT 1 FROM "WorkflowRuns" WHERE "CorrelationId" = {article} AND "AtActivityId" IS NOT NULL FOR UPDATE
                """,
                cancellationToken);
        }

        return await _runs.FindEditorialAsync(article, cancellationToken);
    }

    /// <summary>Which version of which type these runs are of; unknown ids are absent.</summary>
    public async Task<IReadOnlyDictionary<string, RunType>> FindRunTypesAsync(
        IReadOnlyCollection<string> runIds, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""SELECT "RunId", "TypeId", "TypeVersion" FROM "WorkflowRuns" WHERE "RunId" IN {runIds}""",
            row => (Id: row.GetString(0), Type: new RunType(row.GetString(1), row.GetInt32(2))),
            cancellationToken))
        .ToDictionary(run => run.Id, run => run.Type, StringComparer.Ordinal);

    /// <summary>What was done in all runs of these items, by item, the oldest first; items without any are absent.</summary>
    public async Task<IReadOnlyDictionary<ItemId, IReadOnlyList<JournalEntry>>> ListJournalsAsync(
        IReadOnlyCollection<ItemId> articles, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT j."RunId", j."Seq", j."ActivityId", j."Name", j."Outcome", j."FromState", j."ToState", j."AccountId", j."Comment",
                j."ItemNumber", j."AtUtc", r."CorrelationId", j."Note"
            FROM "WorkflowJournal" j JOIN "WorkflowRuns" r ON r."RunId" = j."RunId"
            WHERE r."CorrelationId" IN {articles.Select(article => article.Value).ToArray()}
            ORDER BY j."AtUtc", j."RunId", j."Seq"
            """,
            row => (
                Article: new ItemId(row.GetString(11)),
                Entry: new JournalEntry(
                    row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.TextOrNull(5),
                    row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8), row.IntOrNull(9), row.Instant(10))
                { Note = row.TextOrNull(12) }),
            cancellationToken))
        .GroupBy(row => row.Article, row => row.Entry)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<JournalEntry>)[.. group]);

    /// <summary>Accounts by id; unknown ids are absent. A protected person bears the credit instead of the account's name.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> FindPeopleAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT u."Id", u."UserName", u."ContributorId",
                EXISTS (SELECT 1 FROM "UserClaims" c WHERE c."UserId" = u."Id" AND c."ClaimType" = {AccountSettings.ClaimType}
                    AND c."ClaimValue" = {AccountSettings.CoarseTimes}),
                (SELECT v."DisplayText" FROM "ItemVersions" v WHERE v."ItemId" = u."ContributorId" AND v."Latest")
            FROM "Users" u WHERE u."Id" IN {accountIds}
            """,
            row => new Person(
                row.GetString(0),
                (row.GetBoolean(3) ? row.TextOrNull(4) : row.TextOrNull(1)) is { Length: > 0 } name ? name : Person.Unnamed,
                ItemId.TryParse(row.TextOrNull(2), out var contributor) ? contributor : null),
            cancellationToken))
        .ToDictionary(person => person.Id, StringComparer.Ordinal);

    /// <summary>Into which cultures these stories have an article, claimed or imported. Cultures in lower case.</summary>
    public async Task<IReadOnlySet<(ItemId Story, string Culture)>> ListTranslatedAsync(
        IReadOnlyCollection<ItemId> stories, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT DISTINCT r."TargetId", v."Culture"
            FROM "ItemReferences" r JOIN "ItemVersions" v ON v."VersionId" = r."VersionId"
            WHERE r."TargetId" IN {stories.Select(story => story.Value).ToArray()}
                AND r."Part" = 'SourcePart' AND r."Field" = 'SourceStory' AND r."Latest" AND v."Culture" IS NOT NULL
            """,
            row => (new ItemId(row.GetString(0)), row.GetString(1).ToLowerInvariant()),
            cancellationToken))
        .ToHashSet();

    /// <summary>Gives up the claim that made this article, so that the story can be claimed again.</summary>
    public async Task DropClaimAsync(ItemId article, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync($"""DELETE FROM "Claims" WHERE "ArticleId" = {article}""", cancellationToken);
}

public sealed record RunType(string WorkflowTypeId, int Version);

/// <param name="Name">Of the account, or of a protected person the credit; never public.</param>
/// <param name="Contributor">Whom the account is credited as; null for nobody.</param>
public sealed record Person(string Id, string Name, ItemId? Contributor)
{
    /// <summary>Stands for a protected person without a credit.</summary>
    public const string Unnamed = "Somebody";
}
