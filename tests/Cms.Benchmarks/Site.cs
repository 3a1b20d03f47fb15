using System.Diagnostics;
using System.Globalization;
using Cms.Benchmarks.HandWritten;
using Cms.Benchmarks.Servers;
using Cms.Testing;

namespace Cms.Benchmarks;

/// <summary>One database with so many articles, both as the product stores them and as the hand-written endpoint does.</summary>
internal sealed class Site(string connectionString, string folder, string program)
{
    /// <summary>Of a program that may do everything.</summary>
    public string Token { get; private set; } = "";

    public static async Task<Site> CreateAsync(int articles, string program)
    {
        var folder = TestDirectory.Create();
        var site = new Site(await (await PostgresCluster.GetAsync()).CreateDatabaseAsync(migrated: false), folder, program);
        var lines = Path.Combine(folder, "corpus.jsonl");
        Corpus.WriteJsonLines(lines, articles);
        var since = Stopwatch.StartNew();
        await site.VerbAsync("content", "import", lines);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  imported {articles} articles in {since.Elapsed.TotalSeconds:F1} s, set-up included"));
        File.Delete(lines);
        site.Token = (await site.VerbAsync("token", "create", "desk", "--role", "Administrator")).Trim();
        since.Restart();
        await HandTables.FillAsync(site.ConnectionString, articles);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  filled the hand-written endpoint's tables in {since.Elapsed.TotalSeconds:F1} s"));
        return site;
    }

    public string ConnectionString => connectionString;

    /// <summary>The product, as published.</summary>
    public ServerProcess StartProduct(bool responseCache) => ServerProcess.Start(
        [Path.Combine(program, "Cms.Web.dll"), "--urls", "{url}", $"--Cms:GraphQL:ResponseCache={(responseCache ? "true" : "false")}"], Settings, folder);

    public ServerProcess StartHandWritten() => ServerProcess.Start(
        [typeof(Site).Assembly.Location, "hand-written", "{url}", connectionString], new Dictionary<string, string>(), folder);

    private Dictionary<string, string> Settings => new()
    {
        ["Cms__Database__Provider"] = "PostgreSql",
        ["ConnectionStrings__Cms"] = connectionString,
        ["Cms__DataPath"] = folder,
        ["Cms__Setup__SampleContent"] = "false",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    private async Task<string> VerbAsync(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(program, "Cms.Web.dll"), .. verb])
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in Settings)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', verb)} failed: {output}{await errors}");
        return output;
    }
}
