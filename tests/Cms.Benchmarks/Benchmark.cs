using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Cms.Benchmarks.Load;
using Cms.Benchmarks.Servers;

namespace Cms.Benchmarks;

/// <summary>Both servers on the same database, the same requests to each in turn; ratios are of the same round.</summary>
internal sealed class Benchmark(Options options)
{
    private const int DistinctRequests = 30_000;

    private readonly List<(string Query, int Articles, double P99)> _tails = [];

    private sealed record Contender(string Name, ServerProcess Server, string Path);

    public async Task RunAsync()
    {
        var program = options.Published ?? await PublishAsync();
        Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {options.Connections} connections, "
            + $"{options.Rounds} rounds of {options.Seconds} s, {(options.Uniform ? "all articles alike" : "the newest articles most")}");
        foreach (var articles in options.Articles)
            await MeasureAsync(articles, program);
        foreach (var query in _tails.GroupBy(t => t.Query))
        {
            var (first, last) = (query.MinBy(t => t.Articles), query.MaxBy(t => t.Articles));
            if (first.Articles != last.Articles)
                Say($"p99 of {query.Key} from {first.Articles} to {last.Articles} articles: × {last.P99 / first.P99:F2}");
        }
    }

    private async Task MeasureAsync(int articles, string program)
    {
        Say($"\n{articles} articles");
        var site = await Site.CreateAsync(articles, program);
        await using var hand = site.StartHandWritten();
        await hand.FirstAnswerAsync(async (client, address) => (await client.GetAsync(new Uri(address, "ready"))).IsSuccessStatusCode);
        await using var product = site.StartProduct(responseCache: false);
        var cold = await product.FirstAnswerAsync(IsRightAsync);
        await using var cached = site.StartProduct(responseCache: true);
        await cached.FirstAnswerAsync(IsRightAsync);
        Say($"  from start to the first right answer: {cold.TotalSeconds:F2} s");
        Console.WriteLine("  query    server             req/s   ratio     p50 ms   p99 ms   CPU µs   alloc B   SQL");
        var loads = options.Queries.Select(query => Workload.Of(query, articles, options.Uniform)).ToList();
        Contender[] On(Workload workload) =>
        [
            new("hand-written", hand, $"/{workload.Name}"),
            new("product", product, "/api/graphql"),
            new("prepared bytes", hand, $"/prepared/{workload.Name}"),
            new("response cache", cached, "/api/graphql"),
        ];
        foreach (var workload in loads)
        {
            await CompareAsync(workload, On(workload));
            await MeasureAsync(workload, On(workload), articles);
        }

        Say($"  memory after the load: product {product.ResidentBytes() / 1e6:F0} MB, with response cache {cached.ResidentBytes() / 1e6:F0} MB, hand-written {hand.ResidentBytes() / 1e6:F0} MB");
        // Last: what is published anew has another date than the hand-written endpoint's tables.
        foreach (var workload in loads)
            await MeasurePublishingAsync(workload, On(workload), articles, site.Token);
    }

    /// <summary>Before anything is measured: both must say the same, byte for byte.</summary>
    private static async Task CompareAsync(Workload workload, Contender[] contenders)
    {
        using var expected = new Connection(contenders[0].Server.Port);
        await expected.OpenAsync();
        var handWritten = workload.Requests(contenders[0].Path, 200, seed: 1);
        foreach (var contender in contenders.Where(c => c.Name is "product" or "response cache"))
        {
            using var actual = new Connection(contender.Server.Port);
            await actual.OpenAsync();
            var requests = workload.Requests(contender.Path, handWritten.Length, seed: 1);
            for (var i = 0; i < requests.Length; i++)
            {
                var (want, got) = (await expected.SendAsync(handWritten[i]), await actual.SendAsync(requests[i]));
                if (!want.Span.SequenceEqual(got.Span))
                    throw new InvalidOperationException($"{workload.Name} differs.\nhand-written: {Encoding.UTF8.GetString(want.Span)}\n{contender.Name}: {Encoding.UTF8.GetString(got.Span)}");
            }
        }
    }

    private async Task MeasureAsync(Workload workload, Contender[] contenders, int articles)
    {
        var requests = contenders.ToDictionary(c => c, c => workload.Requests(c.Path, DistinctRequests, seed: 2));
        var results = contenders.ToDictionary(c => c, _ => new List<Measured>());
        foreach (var contender in contenders)
            await LoadGenerator.RunAsync(contender.Server, requests[contender], options.Connections, TimeSpan.FromSeconds(options.WarmUp));
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                results[contender].Add(await LoadGenerator.RunAsync(
                    contender.Server, requests[contender], options.Connections, TimeSpan.FromSeconds(options.Seconds)));
            }
        }

        for (var i = 0; i < contenders.Length; i++)
        {
            var (mine, other) = (results[contenders[i]], results[contenders[i % 2 == 1 ? i - 1 : i]]);
            double Median(Func<Measured, double> of) => mine.Select(of).Order().ElementAt(mine.Count / 2);
            var ratio = mine.Zip(other, (a, b) => a.PerSecond / b.PerSecond).Order().ElementAt(mine.Count / 2);
            Say($"  {workload.Name,-8} {contenders[i].Name,-15} {Median(m => m.PerSecond),8:F0} {(i % 2 == 1 ? ratio.ToString("F2", CultureInfo.InvariantCulture) : ""),7} {Median(m => m.P50),10:F2} {Median(m => m.P99),8:F2} {Median(m => m.ServerMicroseconds),8:F0} {Median(m => m.AllocatedBytes),9:F0} {Median(m => m.Statements),6:F2}");
            if (contenders[i].Name == "product")
                _tails.Add((workload.Name, articles, Median(m => m.P99)));
        }
    }

    /// <summary>The same while the desk changes what readers see once a second.</summary>
    private async Task MeasurePublishingAsync(Workload workload, Contender[] contenders, int articles, string token)
    {
        foreach (var contender in contenders.Where(c => c.Name is "product" or "response cache"))
        {
            var requests = workload.Requests(contender.Path, DistinctRequests, seed: 2);
            await using var publisher = Publisher.Start(contender.Server.Port, token, articles);
            var measured = await LoadGenerator.RunAsync(contender.Server, requests, options.Connections, TimeSpan.FromSeconds(options.Seconds * 2));
            Say($"  {workload.Name,-8} {contender.Name,-15} {measured.PerSecond,8:F0} {"",7} {measured.P50,10:F2} {measured.P99,8:F2} {measured.ServerMicroseconds,8:F0} {measured.AllocatedBytes,9:F0} {measured.Statements,6:F2}  with {publisher.Changes} changes of what is published");
        }
    }

    private static async Task<bool> IsRightAsync(HttpClient client, Uri address)
    {
        using var body = new StringContent(System.Text.Json.JsonSerializer.Serialize(
            new { query = Resources.Text("home.graphql"), variables = new { section = Corpus.SectionName(1) } }), MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await client.PostAsync(new Uri(address, "api/graphql"), body);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).StartsWith("{\"data\":{\"article\":[{", StringComparison.Ordinal);
    }

    private static async Task<string> PublishAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Cms.sln")))
            root = root.Parent;
        var output = Cms.Testing.TestDirectory.Create();
        Console.WriteLine("publishing Cms.Web …");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/Cms.Web", "-c", "Release", "-o", output, "-v", "q", "-nologo"])
        {
            WorkingDirectory = root?.FullName ?? throw new InvalidOperationException("Run this from the source tree."),
        })!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException("Cms.Web could not be published.");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
