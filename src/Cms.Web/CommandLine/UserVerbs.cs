using System.CommandLine;
using Cms.Editorial.Accounts;

namespace Cms.Web.CommandLine;

/// <summary><c>user add NAME --role ROLE [--pair ar:en]…</c>; the password comes from the prompt or standard input.</summary>
internal static class UserVerbs
{
    public static Command Build(string[] configuration)
    {
        var name = new Argument<string>("NAME") { Description = "The account's name; never shown to readers." };
        var role = new Option<string[]>("--role") { Description = "A role of the site; may be given several times.", Required = true };
        var pair = new Option<string[]>("--pair") { Description = "A direction of translation, for example ar:en; may be given several times." };
        var email = new Option<string?>("--email") { Description = "For notifications." };
        var add = new Command("add", "Creates an account. The password is asked for, or read from standard input.") { name, role, pair, email };
        add.SetAction(async (parsed, stop) =>
        {
            var pairs = new List<LanguagePair>();
            foreach (var text in parsed.GetValue(pair) ?? [])
            {
                if (LanguagePair.Parse(text) is not { } read)
                {
                    await Console.Error.WriteLineAsync($"'{text}' is not a direction of translation such as ar:en.");
                    return 2;
                }

                pairs.Add(read);
            }

            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var user = new NewUser(
                    parsed.GetRequiredValue(name), parsed.GetValue(email), await ReadPasswordAsync(cancellationToken), [.. parsed.GetRequiredValue(role)], [.. pairs]);
                var result = await services.GetRequiredService<AddUser>().RunAsync(user, Actor.System, cancellationToken);
                if (!result.Succeeded)
                    return await VerbScope.FailAsync(result.Problem);
                Console.WriteLine($"Added {result.Value.Name}.");
                if (result.Value.GeneratedPassword is { } password)
                    Console.WriteLine($"Password, shown only now: {password}");
                return 0;
            }, stop);
        });

        return new Command("user", "Manages accounts.") { add };
    }

    /// <summary>Null, which means "generate one", when nothing is entered.</summary>
    private static async Task<string?> ReadPasswordAsync(CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line ? line : null;

        await Console.Error.WriteAsync("Password (empty to have one generated): ");
        var password = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && password.Length > 0)
                password.Length--;
            else if (!char.IsControl(key.KeyChar))
                password.Append(key.KeyChar);
        }

        await Console.Error.WriteLineAsync();
        return password.Length == 0 ? null : password.ToString();
    }
}
