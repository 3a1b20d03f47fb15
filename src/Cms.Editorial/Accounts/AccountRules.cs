using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>What holds for every change of accounts and tokens.</summary>
internal sealed class AccountRules(RolePermissions roles, ItemStore items)
{
    /// <summary>Managers of users cannot make themselves administrators: that role is given and changed by its holders.</summary>
    /// <param name="roleNames">Those to be given, and those the account has.</param>
    internal static Problem? MayManage(Actor actor, IEnumerable<string> roleNames)
    {
        if (!actor.Can(Permissions.ManageUsers))
            return Problem.Forbidden("may-not-manage-users", "You may not manage accounts.");
        return !actor.HasEverything && roleNames.Contains(Permissions.AdministratorRole, StringComparer.OrdinalIgnoreCase)
            ? Problem.Forbidden("may-not-manage-users", "Accounts of administrators are managed by administrators.")
            : null;
    }

    /// <returns>The names as the roles have them.</returns>
    internal async Task<Result<ImmutableArray<string>>> CheckRolesAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var known = await roles.GetAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (known.GetValueOrDefault(name) is not { } role)
            {
                var all = known.Values.Where(r => !r.IsImplied).Select(r => r.Name);
                return Problem.Invalid("no-such-role", $"There is no role '{name}'. Roles are: {string.Join(", ", all)}.");
            }

            if (role.IsImplied)
                return Problem.Invalid("no-such-role", $"The role '{role.Name}' is everybody's and is not given.");
            found.Add(role.Name);
        }

        return found.ToImmutable();
    }

    internal async Task<Problem?> CheckContributorAsync(ItemId? contributor, CancellationToken cancellationToken)
    {
        if (contributor is not { } id)
            return null;
        var found = await items.FindManyAsync([id], VersionStatus.Latest, cancellationToken);
        return found.GetValueOrDefault(id)?.Item.ContentType == "Contributor"
            ? null
            : Problem.Invalid("no-such-contributor", $"There is no contributor with the id '{id}'.");
    }

    internal static Problem? CheckName(string name)
    {
        if (name.Length is 0 or > 64 || name != name.Trim() || name.Any(IsUnfit))
            return Problem.Invalid("bad-name", "A name has 1 to 64 letters, digits and signs, without spaces at its ends or hidden characters.");
        return null;

        static bool IsUnfit(char c) =>
            char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';
    }

    /// <summary>Any name may come to be asked for one day, but not any text is a name.</summary>
    internal static Problem? CheckPermissions(IEnumerable<string> names)
    {
        var bad = names.FirstOrDefault(name => name.Length is 0 or > 128 || !char.IsAsciiLetter(name[0])
            || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or ' ' or '>' or '-')));
        return bad is null ? null : Problem.Invalid("bad-permission", $"'{bad}' is no permission such as PublishContent or Translate ar>en.");
    }

    /// <summary>What an account may, as the audit trail keeps it.</summary>
    internal static string InWords(
        IEnumerable<string> roleNames, IEnumerable<LanguagePair> pairs, bool isEnabled, bool hasCoarseTimes, IReadOnlyCollection<string>? denied = null) => string.Join(
        "; ",
        new[]
        {
            string.Join(", ", roleNames.Order(StringComparer.Ordinal)),
            string.Join(", ", pairs.Select(pair => pair.ToString()).Order(StringComparer.Ordinal)),
            denied is { Count: > 0 } ? "not " + string.Join(", not ", denied) : "",
            isEnabled ? "" : "disabled",
            hasCoarseTimes ? "coarse times" : "",
        }.Where(text => text.Length > 0));

    internal static Problem ToProblem(IdentityResult result)
    {
        var error = result.Errors.First();
        return error.Code switch
        {
            "DuplicateUserName" => Problem.Conflict("name-taken", error.Description),
            "DuplicateEmail" => Problem.Conflict("email-taken", error.Description),
            "InvalidEmail" => Problem.Invalid("bad-email", error.Description),
            "InvalidUserName" => Problem.Invalid("bad-name", error.Description),
            "PasswordMismatch" => Problem.Invalid("wrong-password", "The old password is not right."),
            "ConcurrencyFailure" => Problem.Conflict("changed-meanwhile", "The account was changed meanwhile: load it and make your change again."),
            _ => Problem.Invalid("bad-password", string.Join(" ", result.Errors.Select(e => e.Description))),
        };
    }
}
