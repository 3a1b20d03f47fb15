using System.Data.Common;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Translations;

/// <summary>What is said about the targets of an article beside them: suggestions, and what each person has seen.</summary>
public sealed class ReviewStore
{
    private readonly Database _database;

    internal ReviewStore(Database database) => _database = database;

    public async Task AddAsync(ItemId article, Suggestion suggestion, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "Suggestions" ("Id", "ArticleId", "SegmentId", "Before", "Text", "AccountId", "AtUtc", "Outcome")
        VALUES ({suggestion.Id}, {article}, {suggestion.SegmentId}, {suggestion.Before}, {suggestion.Text}, {suggestion.AccountId}, {suggestion.AtUtc}, {suggestion.Outcome})
        """,
        cancellationToken);

    /// <summary>Decides a suggestion that is open.</summary>
    /// <returns>False when it was decided before, or there is none.</returns>
    public async Task<bool> DecideAsync(
        ItemId article, string id, SuggestionOutcome outcome, string by, DateTime atUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Suggestions" SET "Outcome" = {outcome}, "DecidedBy" = {by}, "DecidedUtc" = {atUtc}
            WHERE "ArticleId" = {article} AND "Id" = {id} AND "Outcome" = 0
            """,
            cancellationToken) == 1;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Suggestion>> ListSuggestionsAsync(ItemId article, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "SegmentId", "Before", "Text", "AccountId", "AtUtc", "Outcome", "DecidedBy", "DecidedUtc" FROM "Suggestions"
            WHERE "ArticleId" = {article} ORDER BY "AtUtc", "Id"
            """,
            ReadSuggestion,
            cancellationToken);

    /// <summary>Returns null when this account has never looked at the article.</summary>
    public Task<Look?> FindLookAsync(ItemId article, string accountId, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""SELECT "SeenUtc", "Texts" FROM "Looks" WHERE "ArticleId" = {article} AND "AccountId" = {accountId}""",
        row => new Look(row.Instant(0), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(1)) ?? []),
        cancellationToken);

    public async Task KeepLookAsync(ItemId article, string accountId, Look look, CancellationToken cancellationToken)
    {
        var texts = JsonSerializer.Serialize(look.Texts);
        await _database.ExecuteAsync(
            $"""
            INSERT INTO "Looks" ("ArticleId", "AccountId", "SeenUtc", "Texts")
            VALUES ({article}, {accountId}, {look.SeenUtc}, {texts})
            ON CONFLICT ("ArticleId", "AccountId") DO UPDATE SET "SeenUtc" = {look.SeenUtc}, "Texts" = {texts}
            """,
            cancellationToken);
    }

    private static Suggestion ReadSuggestion(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.Instant(5),
        (SuggestionOutcome)row.GetInt32(6),
        row.TextOrNull(7),
        row.InstantOrNull(8));
}
