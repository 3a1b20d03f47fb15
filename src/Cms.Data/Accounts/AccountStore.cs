using System.Security.Claims;
using Cms.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data.Accounts;

/// <summary>Reads of many accounts at once; changes go through ASP.NET Core Identity's managers.</summary>
public sealed class AccountStore
{
    private readonly Database _database;

    internal AccountStore(Database database) => _database = database;

    /// <summary>All accounts by name, with their roles and claims.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        var context = _database.Context;
        var users = await context.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(cancellationToken);
        var roles = (await (
                from held in context.UserRoles.AsNoTracking()
                join role in context.Roles.AsNoTracking() on held.RoleId equals role.Id
                select new { held.UserId, role.Name }).ToListAsync(cancellationToken))
            .ToLookup(held => held.UserId, held => held.Name!);
        var claims = (await context.UserClaims.AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(claim => claim.UserId, claim => claim.ToClaim());
        return [.. users.Select(user => new Account(
            user, [.. roles[user.Id].Order(StringComparer.OrdinalIgnoreCase)], [.. claims[user.Id]]))];
    }

    /// <summary>The names of accounts by id; unknown ids are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindNamesAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""SELECT "Id", "UserName" FROM "Users" WHERE "Id" IN {accountIds}""",
            row => (Id: row.GetString(0), Name: row.TextOrNull(1) ?? ""),
            cancellationToken))
        .ToDictionary(account => account.Id, account => account.Name);

    /// <summary>The names of accounts and of their roles by id; unknown ids are absent.</summary>
    public async Task<IReadOnlyDictionary<string, NamedAccount>> FindNamedAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT u."Id", u."UserName", r."Name" FROM "Users" u
            LEFT JOIN "UserRoles" h ON h."UserId" = u."Id" LEFT JOIN "Roles" r ON r."Id" = h."RoleId"
            WHERE u."Id" IN {accountIds}
            """,
            row => (Id: row.GetString(0), Name: row.TextOrNull(1) ?? "", Role: row.TextOrNull(2)),
            cancellationToken))
        .GroupBy(held => held.Id)
        .ToDictionary(
            account => account.Key,
            account => new NamedAccount(account.First().Name, [.. account.Select(h => h.Role).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)]));

    /// <summary>The e-mail address of an account; null when it has none, or there is no such account.</summary>
    public async Task<string?> FindEmailAsync(string accountId, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT "Email" FROM "Users" WHERE "Id" = {accountId} AND "Email" <> ''""", row => row.TextOrNull(0), cancellationToken);
}

/// <param name="Roles">Names, sorted.</param>
public sealed record NamedAccount(string Name, IReadOnlyList<string> Roles);

/// <param name="Roles">Names, sorted.</param>
public sealed record Account(CmsUser User, IReadOnlyList<string> Roles, IReadOnlyList<Claim> Claims);
