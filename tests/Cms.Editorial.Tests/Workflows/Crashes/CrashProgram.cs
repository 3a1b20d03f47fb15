using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Outbox;
using Cms.Editorial.Workflows.Running;
using Cms.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Workflows.Crashes;

/// <summary>
/// A node as a process of its own, started by <see cref="CrashContract"/>: finishes what an earlier one left, then does a new
/// piece of work and dies by SIGKILL at a step of it that was chosen before.
/// </summary>
internal static class CrashProgram
{
    /// <param name="args">Provider, connection string, folder, title of the page, step to die at (0 for none), start of the clock in ticks.</param>
    public static async Task<int> Main(string[] args)
    {
        var (provider, connection, folder, title) = (Enum.Parse<DatabaseProvider>(args[0]), args[1], args[2], args[3]);
        var (last, start) = (int.Parse(args[4], CultureInfo.InvariantCulture), long.Parse(args[5], CultureInfo.InvariantCulture));
        var clock = new TestClock();
        clock.Advance(new DateTime(start, DateTimeKind.Utc) - clock.GetUtcNow().UtcDateTime);

        var (isCounting, steps) = (false, 0);
        void Reached(string step)
        {
            if (isCounting && ++steps == last)
            {
                File.AppendAllText(Path.Combine(folder, "died"), $"{title}: {steps}. {step.ReplaceLineEndings(" ")}\n");
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        }

        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IMailTransport>(new MailBag(Path.Combine(folder, "sent")))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(new StatementProbe(Reached))
            .AddEditorial(
                new EditorialOptions { RecipesPath = folder }, new EditorialStorage(provider == DatabaseProvider.PostgreSql, connection, folder))
            .BuildServiceProvider();

        await FinishAsync(services, clock);
        if (title.Length == 0)
            return 0;

        isCounting = true;
        await using (var scope = services.CreateAsyncScope())
        {
            var content = ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title } });
            var saved = await scope.ServiceProvider.GetRequiredService<SaveDraft>().RunAsync(
                new SaveDraftInput(null, "Page", content, 0), Actor.System, default);
            await File.AppendAllTextAsync(Path.Combine(folder, "acknowledged"), $"{title}\n");
            _ = saved.Value;
        }

        await FinishAsync(services, clock);
        Console.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Does what is due now, when leases have passed, and when timers have come.</summary>
    private static async Task FinishAsync(ServiceProvider services, TestClock clock)
    {
        for (var i = 0; i < 3; i++)
        {
            while (await services.GetRequiredService<RunDueWork>().RunAsync(default) > 0)
            {
            }

            clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    /// <summary>A mail server of another machine: what it took, it has.</summary>
    private sealed class MailBag(string file) : IMailTransport
    {
        public async Task<(string Error, bool IsFinal)?> SendAsync(Mail mail, string id, CancellationToken cancellationToken)
        {
            await File.AppendAllTextAsync(file, $"{id} {mail.Subject}\n", cancellationToken);
            return null;
        }
    }
}
