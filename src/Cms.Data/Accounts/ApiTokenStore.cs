using System.Data.Common;
using Cms.Data.Transactions;

namespace Cms.Data.Accounts;

/// <summary>The API tokens of the site.</summary>
public sealed class ApiTokenStore
{
    private readonly Database _database;

    internal ApiTokenStore(Database database) => _database = database;

    public Task AddAsync(ApiToken token, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "ApiTokens" ("Id", "Name", "Hash", "Role", "CreatedUtc", "ExpiresUtc", "CreatedBy", "AccountId")
        VALUES ({token.Id}, {token.Name}, {token.Hash}, {token.Role}, {token.CreatedUtc}, {token.ExpiresUtc}, {token.CreatedBy}, {token.AccountId})
        """,
        cancellationToken);

    /// <summary>Also finds an expired one: the caller compares <see cref="ApiToken.ExpiresUtc"/>.</summary>
    public Task<ApiToken?> FindByHashAsync(string hash, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "Id", "Name", "Hash", "Role", "CreatedUtc", "ExpiresUtc", "CreatedBy", "LastUsedUtc", "AccountId" FROM "ApiTokens" WHERE "Hash" = {hash}
        """,
        Read,
        cancellationToken);

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "Id", "Name", "Hash", "Role", "CreatedUtc", "ExpiresUtc", "CreatedBy", "LastUsedUtc", "AccountId" FROM "ApiTokens" ORDER BY "Name", "Id"
        """,
        Read,
        cancellationToken);

    public Task SetUsedAsync(string id, DateTime atUtc, CancellationToken cancellationToken) =>
        _database.ExecuteAsync($"""UPDATE "ApiTokens" SET "LastUsedUtc" = {atUtc} WHERE "Id" = {id}""", cancellationToken);

    /// <returns>False when there is none.</returns>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync($"""DELETE FROM "ApiTokens" WHERE "Id" = {id}""", cancellationToken) == 1;

    private static ApiToken Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Instant(4), row.InstantOrNull(5))
    {
        CreatedBy = row.TextOrNull(6),
        LastUsedUtc = row.InstantOrNull(7),
        AccountId = row.TextOrNull(8),
    };
}
