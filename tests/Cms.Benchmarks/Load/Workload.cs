using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cms.Benchmarks.Load;

/// <summary>The requests of one query, their variables drawn anew each time.</summary>
/// <param name="Name"><c>home</c>, <c>article</c> or <c>keyword</c>.</param>
/// <param name="Variables">Draws the variables.</param>
internal sealed record Workload(string Name, Func<Random, object> Variables)
{
    /// <param name="uniform">Every article is asked for as often as any other; else the newest most, as readers do: half of the
    /// requests are for the newest √n of n articles.</param>
    public static Workload Of(string name, int articles, bool uniform) => name switch
    {
        "home" => new(name, random => new { section = Corpus.SectionName(random.Next(Corpus.Sections)) }),
        "article" => new(name, random => new
        {
            path = Corpus.PathOf(uniform ? random.Next(articles) : articles - (int)Math.Pow(articles, random.NextDouble())),
        }),
        "keyword" => new(name, random => new { keyword = Corpus.KeywordName(random.Next(Corpus.Keywords)), skip = random.Next(3) * 5 }),
        _ => throw new ArgumentException($"No query '{name}'; there are home, article and keyword."),
    };

    /// <summary>The bytes of requests to an address, as many as keep memory small; drawn with the same seed for every server.</summary>
    public byte[][] Requests(string path, int count, int seed)
    {
        var random = new Random(seed);
        var query = Resources.Text(Name + ".graphql");
        return [.. Enumerable.Range(0, count).Select(_ => Request(path, JsonSerializer.Serialize(new { query, variables = Variables(random) })))];
    }

    public static byte[] Request(string path, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
}
