using System.Collections.Frozen;
using Cms.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>Refuses passwords that are tried first: common words with some digits, keyboard rows, the account's own name.</summary>
internal sealed class CommonPasswords : IPasswordValidator<CmsUser>
{
    private const int LeastKinds = 5;

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "", "password", "passwort", "motdepasse", "passphrase", "secret", "letmein", "welcome", "iloveyou", "admin", "administrator",
            "qwerty", "qwertyuiop", "qwertz", "azerty", "asdfghjkl", "zxcvbnm", "abcdefgh", "monkey", "dragon", "dragoman", "newsroom",
            "sunshine", "princess", "football", "baseball", "changeme", "default", "superman", "computer", "internet", "trustno",
            "editor", "translator", "journalist", "observer", "syria", "damascus", "habibi", "correcthorsebatterystaple",
        ],
        StringComparer.Ordinal);

    public Task<IdentityResult> ValidateAsync(UserManager<CmsUser> manager, CmsUser user, string? password)
    {
        var letters = new string([.. (password ?? "").ToLowerInvariant().Where(char.IsLetter)]);
        var name = new string([.. (user.UserName ?? "").ToLowerInvariant().Where(char.IsLetter)]);
        var isGuessable = (password ?? "").Distinct().Count() < LeastKinds || Words.Contains(Unrepeated(letters)) || (name.Length > 0 && Unrepeated(letters) == name);
        return Task.FromResult(isGuessable
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "CommonPassword",
                Description = "This password is easily guessed: take several words that have nothing to do with each other.",
            })
            : IdentityResult.Success);
    }

    /// <summary><c>adminadmin</c> is <c>admin</c>.</summary>
    private static string Unrepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text)
                return text[..length];
        }

        return text;
    }
}
