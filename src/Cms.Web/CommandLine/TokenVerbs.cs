using System.CommandLine;
using System.Globalization;
using Cms.Editorial.Accounts;

namespace Cms.Web.CommandLine;

/// <summary><c>token create NAME --role ROLE|--user NAME [--expires 90d]</c>.</summary>
internal static class TokenVerbs
{
    public static Command Build(string[] configuration)
    {
        var name = new Argument<string>("NAME") { Description = "What the token is for." };
        var role = new Option<string?>("--role") { Description = "The role whose permissions it has." };
        var user = new Option<string?>("--user") { Description = "The account it acts as, in place of a role: what it does, this person did." };
        var expires = new Option<string?>("--expires") { Description = "For example 12h, 90d or 1y; without it the token never expires." };
        var create = new Command("create", "Creates a token for API clients and prints it, once.") { name, role, user, expires };
        create.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(role) is null == parsed.GetValue(user) is null)
            {
                await Console.Error.WriteLineAsync("A token has either a role (--role) or an account (--user).");
                return 2;
            }

            TimeSpan? validFor = null;
            if (parsed.GetValue(expires) is { } text && (validFor = ReadSpan(text)) is null)
            {
                await Console.Error.WriteLineAsync($"'{text}' is not a time such as 12h, 90d or 1y.");
                return 2;
            }

            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
            {
                var result = await services.GetRequiredService<CreateToken>().RunAsync(
                    new NewToken(parsed.GetRequiredValue(name), parsed.GetValue(role) ?? "", validFor) { Account = parsed.GetValue(user) }, Actor.System, cancellationToken);
                if (!result.Succeeded)
                    return await VerbScope.FailAsync(result.Problem);
                await Console.Error.WriteLineAsync(
                    $"{result.Value.Name} ({(result.Value.Role.Length > 0 ? result.Value.Role : parsed.GetValue(user))}), {(result.Value.ExpiresUtc is { } end ? $"until {end:yyyy-MM-dd HH:mm} UTC" : "without end")}. The token is shown only now:");
                Console.WriteLine(result.Value.Token);
                return 0;
            }, stop);
        });
        return new Command("token", "Manages API tokens.") { create };
    }

    internal static TimeSpan? ReadSpan(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 36_500)
            return null;
        return text[^1] switch
        {
            'h' => TimeSpan.FromHours(n),
            'd' => TimeSpan.FromDays(n),
            'y' when n <= 100 => TimeSpan.FromDays(365L * n),
            _ => null,
        };
    }
}
