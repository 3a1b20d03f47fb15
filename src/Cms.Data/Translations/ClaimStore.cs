using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Translations;

/// <summary>Which article translates which story into which culture: one for each story and culture.</summary>
public sealed class ClaimStore
{
    /// <summary>Within it a clock is not put forward again: a save would otherwise write here each time.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(10);

    private readonly Database _database;

    internal ClaimStore(Database database) => _database = database;

    /// <summary>Makes the claim if nobody has it; the first of many wins. Cultures are compared without case.</summary>
    public async Task<ClaimResult> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        var made = await _database.ExecuteAsync(
            $"""
            INSERT INTO "Claims" ("StoryId", "CultureKey", "Culture", "ArticleId", "AccountId", "ClaimedUtc")
            VALUES ({claim.Story}, {Key(claim.Culture)}, {claim.Culture}, {claim.Article}, {claim.AccountId}, {claim.ClaimedUtc})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        if (made == 1)
            return new ClaimResult.Claimed(claim);

        var holder = await FindAsync(claim.Story, claim.Culture, cancellationToken)
            ?? await FindByArticleAsync(claim.Article, cancellationToken);
        return new ClaimResult.Held(holder ?? throw new DatabaseBusyException("The claim changed hands meanwhile; try again."));
    }

    /// <summary>Hands a claim from one account (or nobody) to another (or nobody); the article stays.</summary>
    /// <param name="expiresUtc">When it ends unless the new holder works; null while nothing is to be done.</param>
    /// <returns>False when <paramref name="from"/> does not hold it.</returns>
    public async Task<bool> HandOverAsync(
        ItemId article, string? from, string? to, DateTime atUtc, DateTime? expiresUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Claims" SET "AccountId" = {to}, "ClaimedUtc" = {atUtc}, "ExpiresUtc" = {expiresUtc}, "WarnedUtc" = NULL
            WHERE "ArticleId" = {article} AND COALESCE("AccountId", '') = {from ?? ""}
            """,
            cancellationToken) == 1;

    /// <summary>Starts or stops the clock of a claim that somebody holds; a warning is due anew.</summary>
    public Task SetExpiryAsync(ItemId article, DateTime? expiresUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        UPDATE "Claims" SET "ExpiresUtc" = {expiresUtc}, "WarnedUtc" = NULL WHERE "ArticleId" = {article} AND "AccountId" IS NOT NULL
        """,
        cancellationToken);

    /// <summary>The holder works on: a running clock is put forward, unless it was a moment ago.</summary>
    public Task ExtendAsync(ItemId article, string holder, DateTime expiresUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        UPDATE "Claims" SET "ExpiresUtc" = {expiresUtc}, "WarnedUtc" = NULL
        WHERE "ArticleId" = {article} AND "AccountId" = {holder} AND "ExpiresUtc" < {expiresUtc - Precision}
        """,
        cancellationToken);

    /// <summary>Held claims that end before a moment, the earliest first.</summary>
    /// <param name="warned">Whether those whose holders were warned are among them.</param>
    public async Task<IReadOnlyList<Claim>> ListEndingAsync(DateTime beforeUtc, bool warned, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "StoryId", "Culture", "ArticleId", "AccountId", "ClaimedUtc", "ExpiresUtc", "WarnedUtc" FROM "Claims"
            WHERE "ExpiresUtc" <= {beforeUtc} AND "AccountId" IS NOT NULL AND ({(warned ? 1 : 0)} = 1 OR "WarnedUtc" IS NULL)
            ORDER BY "ExpiresUtc" LIMIT {most}
            """,
            Read,
            cancellationToken);

    /// <returns>False when the holder was warned already, or works again.</returns>
    public async Task<bool> SetWarnedAsync(Claim claim, DateTime atUtc, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        UPDATE "Claims" SET "WarnedUtc" = {atUtc}
        WHERE "ArticleId" = {claim.Article} AND "AccountId" = {claim.AccountId} AND "ExpiresUtc" = {claim.ExpiresUtc} AND "WarnedUtc" IS NULL
        """,
        cancellationToken) == 1;

    public Task<Claim?> FindAsync(ItemId story, string culture, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "StoryId", "Culture", "ArticleId", "AccountId", "ClaimedUtc", "ExpiresUtc", "WarnedUtc" FROM "Claims"
        WHERE "StoryId" = {story} AND "CultureKey" = {Key(culture)}
        """,
        Read,
        cancellationToken);

    public Task<Claim?> FindByArticleAsync(ItemId article, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "StoryId", "Culture", "ArticleId", "AccountId", "ClaimedUtc", "ExpiresUtc", "WarnedUtc" FROM "Claims" WHERE "ArticleId" = {article}
        """,
        Read,
        cancellationToken);

    /// <summary>All claims of these stories, by story and culture.</summary>
    public async Task<IReadOnlyList<Claim>> ListByStoriesAsync(
        IReadOnlyCollection<ItemId> stories, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "StoryId", "Culture", "ArticleId", "AccountId", "ClaimedUtc", "ExpiresUtc", "WarnedUtc" FROM "Claims"
            WHERE "StoryId" IN {stories.Select(story => story.Value).ToArray()} ORDER BY "StoryId", "CultureKey"
            """,
            Read,
            cancellationToken);

    private static Claim Read(DbDataReader row) => new(
        new ItemId(row.GetString(0)), row.GetString(1), new ItemId(row.GetString(2)), row.TextOrNull(3), row.Instant(4))
    {
        ExpiresUtc = row.InstantOrNull(5),
        WarnedUtc = row.InstantOrNull(6),
    };

    private static string Key(string culture) => culture.ToLowerInvariant();
}
