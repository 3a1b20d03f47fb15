using System.Diagnostics;
using System.Globalization;
using Cms.Web.Tests.Browser;
using Cms.Web.Tests.Running;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Kills;

/// <summary>
/// Somebody types, and the browser, the server or the line is killed: nothing that was typed more than two seconds before,
/// or that the page called saved, is lost, and nothing older comes back.
/// </summary>
public abstract class LostWorkTests(Sites sites)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Nothing_that_was_promised_is_lost()
    {
        var random = new Random(TestRun.Seed + 6);
        var kills = TestRun.Of(10, 200);
        var data = await sites.CopyAsync();
        var server = await CmsProcess.StartAsync(data);
        string article;
        using (var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]))
            article = (await WorkspaceClient.ClaimAsync(person, "storystorks000000000000000", "en")).Article;

        using var playwright = await Playwright.CreateAsync();
        var typist = new Typist(playwright, server.Address, article, data.Accounts["translator"]);
        var counts = new int[3];
        try
        {
            await typist.OpenAsync();
            for (var kill = 0; kill < kills; kill++)
            {
                var kind = kill < 3 ? kill : random.Next(3);
                counts[kind]++;
                if (kind == 2)
                    await typist.CutAsync(true);
                var killed = kind == 1 ? KillAsync(server, random.Next(100, 1500)) : Task.CompletedTask;
                for (var text = random.Next(1, 4); text > 0; text--)
                {
                    await typist.TypeAsync(random.Next(1, 4), $"Text {kill}.{text} of {random.Next(1000)}");
                    await Task.Delay(random.Next(20, 500));
                }

                await killed;
                if (kind == 0 && random.Next(2) == 0)
                    await Task.Delay(Promise);
                if (kind == 0)
                    await typist.KillAsync();
                if (kind == 1)
                {
                    await server.DisposeAsync();
                    server = await CmsProcess.StartAsync(data, server.Address);
                }

                if (kind == 2)
                    await typist.CutAsync(false);
                if (kind == 0)
                    await typist.OpenAsync();
                await typist.IsSavedAsync();
                await typist.CompareAsync(server);
            }
        }
        finally
        {
            await typist.DisposeAsync();
            await server.DisposeAsync();
        }

        TestRun.Say(string.Create(CultureInfo.InvariantCulture,
            $"measured: {sites.Provider}: {counts[0]} kills of the browser, {counts[1]} of the server, {counts[2]} of the line, nothing lost, seed {TestRun.Seed}"));
    }

    private static async Task KillAsync(CmsProcess server, int after)
    {
        await Task.Delay(after);
        await server.KillAsync();
    }

    /// <summary>A person with a browser process of their own, who remembers what they typed.</summary>
    private sealed class Typist(IPlaywright playwright, Uri address, string article, string password) : IAsyncDisposable
    {
        private readonly string _profile = TestRun.NewFolder("profile");
        private readonly Dictionary<int, List<(string Text, long At)>> _typed = [];
        private readonly Dictionary<int, int> _promised = [];
        private Process? _process;
        private IBrowser? _browser;
        private IPage? _page;
        private long _killedAt;

        public async Task OpenAsync()
        {
            File.Delete(Path.Combine(_profile, "DevToolsActivePort"));
            var info = new ProcessStartInfo(Chromium.Find())
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            foreach (var argument in new[]
                     {
                         "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=en",
                         "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank",
                     })
                info.ArgumentList.Add(argument);
            _process = Process.Start(info)!;
            _process.BeginErrorReadLine();
            _process.BeginOutputReadLine();
            _browser = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{await PortAsync()}");
            _page = _browser.Contexts[0].Pages is [var first, ..] ? first : await _browser.Contexts[0].NewPageAsync();
            _page.SetDefaultTimeout(60_000);
            await _page.GotoAsync(new Uri(address, $"/admin/translations/{article}").AbsoluteUri);
            if (await _page.Locator("#password").CountAsync() > 0)
            {
                await _page.FillAsync("#name", "translator");
                await _page.FillAsync("#password", password);
                await _page.Locator("form:has(#password) button").First.ClickAsync();
            }

            await _page.Locator(".ws-row").First.WaitForAsync();
        }

        public async Task TypeAsync(int segment, string text)
        {
            await new Workspace(_page!).WriteAsync(segment, text);
            if (!_typed.TryGetValue(segment, out var all))
                _typed[segment] = all = [];
            all.Add((text, Stopwatch.GetTimestamp()));
        }

        public Task CutAsync(bool off) => _browser!.Contexts[0].SetOfflineAsync(off);

        /// <summary>SIGKILL, to all of its processes.</summary>
        public async Task KillAsync()
        {
            _killedAt = Stopwatch.GetTimestamp();
            _process!.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            foreach (var (segment, all) in _typed)
                _promised[segment] = Math.Max(_promised.GetValueOrDefault(segment, -1), all.FindLastIndex(t => Stopwatch.GetElapsedTime(t.At, _killedAt) > Promise));
        }

        /// <summary>Waits until the page says so; then it is a promise. Not after the browser was killed: what it lost nobody typed again.</summary>
        public async Task IsSavedAsync()
        {
            await Assertions.Expect(new Workspace(_page!).State).ToHaveTextAsync("Saved", new() { Timeout = 60_000 });
            if (_killedAt == 0)
            {
                foreach (var (segment, all) in _typed)
                    _promised[segment] = all.Count - 1;
            }
        }

        public async Task CompareAsync(CmsProcess server)
        {
            using var person = await AdminClient.SignInAsync(server, "translator", password);
            var segments = (await new WorkspaceClient(person, article).ReadAsync())["segments"]!.AsArray();
            foreach (var (segment, all) in _typed)
            {
                var stored = (string?)segments[segment - 1]!["target"]?["text"] ?? "";
                var at = all.FindLastIndex(t => t.Text == stored);
                var promised = _promised.GetValueOrDefault(segment, -1);
                Assert.True(at >= promised, $"Segment {segment} has “{stored}”, which is {(at < 0 ? "nothing that was typed" : $"number {at}")}; promised was number {promised}, “{(promised < 0 ? "" : all[promised].Text)}” (seed {TestRun.Seed}).");
                _promised[segment] = at;

                // What was typed within two seconds of the end of the browser and is gone, nobody sees saved later on.
                all.RemoveRange(at + 1, all.Count - at - 1);
            }

            _killedAt = 0;
        }

        public async ValueTask DisposeAsync()
        {
            if (_process is { HasExited: false })
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }

            _process?.Dispose();
        }

        private async Task<string> PortAsync()
        {
            var file = Path.Combine(_profile, "DevToolsActivePort");
            for (var i = 0; i < 600; i++)
            {
                if (File.Exists(file) && (await File.ReadAllLinesAsync(file)) is [{ Length: > 0 } port, _, ..])
                    return port;
                await Task.Delay(100);
            }

            throw new InvalidOperationException("Chromium did not open its debugging port.");
        }
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteLostWorkTests(SqliteSites sites) : LostWorkTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlLostWorkTests(PostgreSqlSites sites) : LostWorkTests(sites);
