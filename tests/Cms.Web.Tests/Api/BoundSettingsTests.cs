using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Every bound, at its setting and one beyond it, by every way in: POST, GET, a document registered by its hash, one that the
/// server trusts, and one of a list.</summary>
[Collection(SqliteSites.Collection)]
public sealed class BoundSettingsTests(SqliteSites sites)
{
    private static readonly (string Setting, int Bound, Func<int, string> Query, string Message)[] Bounds =
    [
        ("MaxDepth", 4, n => n == 4 ? Nested("displayText") : Nested("... on Article { readAlso { contentItemIds } }"), "The request has more than 4 levels of fields."),
        ("MaxParserDepth", 8, n => $"{{ article(first: 1, where: {string.Concat(Enumerable.Repeat("{ NOT: ", n - 2))}{{ displayText: \"x\" }}{new string('}', n - 2)}) {{ path }} }}", "The document nests deeper than 8 levels."),
        ("MaxIntrospectionDepth", 2, n => n == 2 ? "{ __schema { types { fields { name } } } }" : "{ __schema { types { fields { args { name } } } } }", "The request has more than 2 lists of introspection in one another."),
        ("MaxAliases", 3, n => $"{{ {Many(n, i => $"a{i}: __typename")} }}", "The request has more than 3 aliases."),
        ("MaxRootFields", 4, n => $"{{ ...F }} fragment F on Query {{ __typename {Fields(n - 1)} }}", "The request has more than 4 root fields."),
        ("MaxFields", 30, n => $"{{ ...F ...F {Many(n - 20, _ => "__typename")} }} fragment F on Query {{ {Many(10, _ => "__typename")} }}", "The request has more than 30 fields."),
        ("MaxDirectives", 3, n => $"{{ {Many(n, _ => "__typename @skip(if: false)")} }}", "The request has more than 3 directives."),
        ("MaxTokens", 150, n => $"{{ __typename }}{Many(n - 3, _ => "#\n")}", "The document has more than 150 tokens."),
        ("MaxOperations", 2, n => Many(n, i => $"query Q{i} {{ __typename }}"), "The request has more than 2 operations."),
        ("MaxFragments", 2, n => $"{{ {Many(n, i => $"...F{i}")} }} {Many(n, i => $"fragment F{i} on Query {{ __typename }}")}", "The request has more than 2 fragments."),
        ("MaxVariables", 2, n => $"query ({Many(n, i => $"$v{i}: Boolean = false")}) {{ {Many(n, i => $"__typename @skip(if: $v{i})")} }}", "The request has more than 2 variables."),
        ("MaxComplexity", 1801, n => $"{{ article(first: {n - 901}) {{ path displayText }} }}", "The request may cost more than 1801"),
    ];

    [Fact]
    public async Task A_bound_holds_at_its_setting_and_one_beyond_by_every_way_in()
    {
        var manifest = Path.Combine(TestRun.NewFolder("manifest"), "trusted.json");
        var documents = Bounds.SelectMany(b => new[] { ($"{b.Setting} within", b.Query(b.Bound)), ($"{b.Setting} beyond", b.Query(b.Bound + 1)) })
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        await File.WriteAllTextAsync(manifest, JsonSerializer.Serialize(documents));
        await using var server = await CmsProcess.StartAsync(
            await sites.CopyAsync(),
            [.. Bounds.Select(b => $"--Cms:GraphQL:{b.Setting}={b.Bound}"), $"--Cms:GraphQL:TrustedDocuments={manifest}", "--Cms:GraphQL:MaxBatchSize=2", "--Cms:Site:Enabled=false"]);

        foreach (var (setting, bound, query, message) in Bounds)
        {
            var within = query(bound);
            var name = setting == "MaxOperations" ? "Q0" : null;
            foreach (var answer in await AskAsync(server, within, name, $"{setting} within"))
                Assert.True(answer["data"] is JsonObject && answer["errors"] is null, $"{setting}: {answer.ToJsonString()[..Math.Min(300, answer.ToJsonString().Length)]}\n{within}");
            foreach (var answer in await AskAsync(server, query(bound + 1), name, $"{setting} beyond"))
            {
                Assert.False(answer.ContainsKey("data"), setting);
                Assert.Equal("LIMIT_EXCEEDED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
                Assert.StartsWith(message, (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What the server answers by each way.</summary>
    private static async Task<List<JsonObject>> AskAsync(CmsProcess server, string query, string? operationName, string documentId)
    {
        var endpoint = new Uri("/api/graphql", UriKind.Relative);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        var byHash = new { persistedQuery = new { version = 1, sha256Hash = hash } };
        var answers = new List<JsonObject>();
        foreach (var body in new object[]
        {
            new { query, operationName },
            new { query, operationName, extensions = byHash },
            new { documentId, operationName },
            new[] { new { query, operationName }, new { query, operationName } },
        })
        {
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
            content.Headers.ContentType = new("application/json");
            using var answer = await server.Client.PostAsync(endpoint, content);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            answers.AddRange(json is JsonArray list ? list.Select(item => item!.AsObject()) : [json.AsObject()]);
        }

        var address = $"{endpoint}?query={Uri.EscapeDataString(query)}{(operationName is null ? "" : $"&operationName={operationName}")}";
        answers.Add(JsonNode.Parse(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)))!.AsObject());
        return answers;
    }

    private static string Many(int count, Func<int, string> make) => string.Join(' ', Enumerable.Range(0, count).Select(make));

    private static string Fields(int count) =>
        string.Join(' ', new[] { "article", "outlet", "contributor", "page", "menu" }.Take(count).Select(field => $"{field}(first: 0) {{ contentItemId }}"));

    private static string Nested(string inside) => $"{{ article(first: 1) {{ readAlso {{ contentItems {{ {inside} }} }} }} }}";
}
