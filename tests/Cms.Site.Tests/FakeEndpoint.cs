using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Site.Tests;

/// <summary>
/// A GraphQL endpoint that knows its answers by the name of the operation, and refuses what the GraphQL-over-HTTP
/// specification refuses.
/// </summary>
internal sealed partial class FakeEndpoint
{
    private readonly ConcurrentDictionary<string, Func<JsonElement, string>> _data = new();

    /// <summary>Set to answer every request in another way.</summary>
    public RequestDelegate? Instead { get; set; }

    /// <summary>Operations and their variables, in the order they came.</summary>
    public ConcurrentQueue<(string Operation, string Query, string Variables)> Asked { get; } = [];

    /// <summary>An endpoint with the invented newspaper of <c>Fixtures/</c>.</summary>
    public static FakeEndpoint WithNewspaper() => new FakeEndpoint()
        .Answers("Navigation", Fixture("navigation"))
        .Answers("CultureInUse", "{\"article\":[{\"path\":\"x\"}]}")
        .Answers("Newest", Fixture("newest"))
        .Answers("SectionBlock", Fixture("section-block"))
        .Answers("Home", Fixture("section-block"))
        .Answers("ArticleByPath", variables => variables.GetProperty("path").GetString() switch
        {
            "society/last-baker-of-wadi-street" => Fixture("article-en"),
            "مجتمع/ميناء-صغير" => Fixture("article-ar"),
            _ => "{\"article\":[]}",
        })
        .Answers("ArticleTerms", Fixture("article-terms"))
        .Answers("PageByPath", variables =>
            variables.GetProperty("path").GetString() == "about" ? Fixture("page") : "{\"page\":[]}")
        .Answers("KeywordByPath", variables => variables.GetProperty("path").GetString() == "keywords/bread"
            ? "{\"article\":[{\"keywords\":{\"termContentItems\":[{\"displayText\":\"Homs\",\"path\":\"keywords/homs\"},{\"displayText\":\"Bread\",\"path\":\"keywords/bread\"}]}}]}"
            : "{\"article\":[]}")
        .Answers("ByKeyword", variables => Numbered(45, variables.GetProperty("skip").GetInt32()))
        .Answers("SectionArchive", variables => Numbered(45, variables.GetProperty("skip").GetInt32()))
        .Answers("OutletByPath", variables => variables.GetProperty("path").GetString() == "outlets/al-rasif"
            ? Fixture("outlet")
            : "{\"outlet\":[],\"articleConnection\":{\"totalCount\":0,\"items\":[],\"pageInfo\":{\"hasNextPage\":false}}}")
        .Answers("ContributorByPath", variables => variables.GetProperty("path").GetString() == "contributors/lina-haddad"
            ? Fixture("contributor")
            : "{\"contributor\":[],\"articleConnection\":{\"items\":[],\"pageInfo\":{\"hasNextPage\":false}}}");

    public static string Fixture(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json"));

    public FakeEndpoint Answers(string operation, string data) => Answers(operation, _ => data);

    public FakeEndpoint Answers(string operation, Func<JsonElement, string> data)
    {
        _data[operation] = data;
        return this;
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/graphql", (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (Instead is not null)
        {
            await Instead(context);
            return;
        }

        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var query = request.RootElement.GetProperty("query").GetString()!;
        var operation = Operation().Match(query).Groups[1].Value;
        var variables = request.RootElement.GetProperty("variables");
        Asked.Enqueue((operation, query, variables.GetRawText()));

        if (context.Request.ContentType != "application/json"
            || !context.Request.Headers.Accept.ToString().Contains("application/graphql-response+json", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        var data = _data[operation](variables);
        await context.Response.WriteAsync(data.StartsWith("{\"data\"", StringComparison.Ordinal) ? data : $"{{\"data\":{data}}}");
    }

    /// <summary>Articles number 1 to <paramref name="total"/>, from the one after <paramref name="skip"/>, 20 a page.</summary>
    private static string Numbered(int total, int skip) => JsonSerializer.Serialize(new
    {
        articleConnection = new
        {
            totalCount = total,
            items = Enumerable.Range(skip + 1, Math.Max(0, Math.Min(20, total - skip))).Select(number => new
            {
                displayText = $"Story {number}",
                path = $"news/story-{number}",
                publishedUtc = "2026-01-01T00:00:00Z",
                summary = "Short.",
            }),
            pageInfo = new { hasNextPage = skip + 20 < total, endCursor = "x" },
        },
    });

    [GeneratedRegex(@"^\s*query (\w+)", RegexOptions.Multiline)]
    private static partial Regex Operation();
}
