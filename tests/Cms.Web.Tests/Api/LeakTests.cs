using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Testing;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>As an attacker would: every shape of question that the schema offers, read from the schema itself. What is not public
/// bears a marker; an answer may neither hold it nor differ by whether somebody asks for it.</summary>
public abstract class LeakTests(Sites sites)
{
    private const string Marker = "CANARY";

    /// <summary>As long as the marker, and nowhere in the site.</summary>
    private const string Decoy = "KANARI";

    private static readonly string[] Forms = ["{0}", "{{ NOT: {0} }}", "{{ OR: [{{ displayText: \"All kinds\" }}, {0}] }}"];

    private static readonly string[] Statuses = ["PUBLISHED", "DRAFT", "LATEST", "ALL"];

    private const string Introspection = """
        { __schema { types { name kind
            possibleTypes { name }
            fields { name args { name } type { ...T } }
            inputFields { name type { ...T } } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    [Fact]
    public async Task No_field_of_any_list_shows_what_is_not_public()
    {
        var site = await SchemaSite.OfAsync(sites);
        var schema = await SchemaShape.OfAsync(site);
        var asked = 0;
        foreach (var (root, fields) in schema.Roots().Select(r => (r, schema.Arguments("Query", r))))
        {
            foreach (var status in fields.Contains("status") ? Statuses : [""])
            {
                for (var depth = 5; ; depth--)
                {
                    var arguments = string.Join(", ", new[] { fields.Contains("first") ? "first: 5" : "", fields.Contains("path") ? "path: \"news/none\"" : "", status.Length > 0 ? $"status: {status}" : "" }.Where(a => a.Length > 0));
                    var query = $"{{ {root}{(arguments.Length > 0 ? $"({arguments})" : "")}{schema.Selection("Query", root, depth, status)} }}";
                    var (_, body) = await site.Server.TryAskAsync(query);
                    if ((string?)body["errors"]?[0]?["extensions"]?["code"] == "LIMIT_EXCEEDED" && depth > 1)
                        continue;

                    Assert.True(body["data"] is not null, $"{query}\n{body.ToJsonString()}");
                    Assert.DoesNotContain(Marker, body.ToJsonString(), StringComparison.Ordinal);
                    Assert.DoesNotContain("INTERNAL", body.ToJsonString(), StringComparison.Ordinal);
                    asked++;
                    break;
                }
            }
        }

        Assert.True(asked > 40, asked.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task No_filter_tells_whether_a_marker_is_somewhere()
    {
        var site = await SchemaSite.OfAsync(sites);
        var schema = await SchemaShape.OfAsync(site);
        var asked = 0;
        foreach (var list in schema.Roots().Where(r => schema.Arguments("Query", r).Contains("where") && r.EndsWith("Connection", StringComparison.Ordinal)))
        {
            foreach (var (with, without) in schema.Filters(list[..^"Connection".Length], 2))
            {
                for (var i = 0; i < TestLength.Of(1, Forms.Length); i++)
                {
                    var form = Forms[asked % Forms.Length];
                    var status = Statuses[asked % Statuses.Length];
                    var a = await AnswerAsync(site, list, string.Format(CultureInfo.InvariantCulture, form, with), status);
                    var b = await AnswerAsync(site, list, string.Format(CultureInfo.InvariantCulture, form, without), status);
                    Assert.True(a == b, $"{list} {with} {status}\n{a}\n{b}");
                    asked++;
                }
            }
        }

        Assert.True(asked > 100, asked.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task No_order_and_no_cursor_tells_of_what_is_not_public()
    {
        var site = await SchemaSite.OfAsync(sites);
        var schema = await SchemaShape.OfAsync(site);
        foreach (var order in schema.Orders("everything"))
        {
            foreach (var status in Statuses)
            {
                var body = await site.AskAsync($"{{ everythingConnection(first: 100, orderBy: {order}, status: {status}) {{ totalCount edges {{ cursor node {{ displayText }} }} }} }}");
                var edges = body["data"]?["everythingConnection"]?["edges"]?.AsArray() ?? [];
                Assert.DoesNotContain(Marker, body.ToJsonString(), StringComparison.Ordinal);
                Assert.Equal(status == "PUBLISHED" && body["errors"] is null, edges.Count > 0);
                foreach (var edge in edges)
                {
                    var cursor = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars((string)edge!["cursor"]!));
                    Assert.DoesNotContain(Marker, cursor, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Nothing_about_a_published_item_says_that_there_is_a_newer_draft_of_it()
    {
        var site = await SchemaSite.OfAsync(sites);
        const string Question = "{ everything(where: { displayText: \"Edited once\" }) { latest published modifiedUtc contentItemVersionId } }";
        Assert.Equal(
            """{"everything":[{"latest":true,"published":true,"modifiedUtc":"2026-01-01T00:00:00Z","contentItemVersionId":"editedv1"}]}""",
            (await site.AskAsync(Question))["data"]!.ToJsonString());
        Assert.False((bool)(await site.DataAsync("Reader", Question))["everything"]![0]!["latest"]!);

        var up = await site.AskAsync("{ everything(orderBy: { latest: ASC, displayText: ASC }) { displayText } }");
        var down = await site.AskAsync("{ everything(orderBy: { latest: DESC, displayText: ASC }) { displayText } }");
        Assert.Equal(up.ToJsonString(), down.ToJsonString());
    }

    [Theory]
    [InlineData("{ credit(where: { translator: { translators: { displayText: \"Hushed person\" } } }) { displayText } }")]
    [InlineData("{ credit(where: { translator: { translators: { displayText_starts_with: \"H\" } } }) { displayText } }")]
    [InlineData("{ meConnection(where: { displayText: \"Hushed person\" }) { items { creditByTranslators { displayText } } } }")]
    public async Task A_withheld_name_leads_to_no_article(string question)
    {
        var body = await (await SchemaSite.OfAsync(sites)).AskAsync(question);
        Assert.DoesNotContain("Credited", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ everything(where: { inner: \"x\" }) { displayText } }")]
    [InlineData("{ everything(where: { secrets: { code: \"x\" } }) { displayText } }")]
    [InlineData("{ everything(orderBy: { inner: ASC }) { displayText } }")]
    [InlineData("{ everything { inner } }")]
    [InlineData("{ everything { secrets { code } } }")]
    [InlineData("{ credit(where: { translator: { private: \"x\" } }) { displayText } }")]
    [InlineData("{ credit(where: { translator: { withheld: { displayText: \"x\" } } }) { displayText } }")]
    public async Task What_is_hidden_is_neither_shown_nor_filtered_nor_ordered_by(string question)
    {
        var (_, body) = await (await SchemaSite.OfAsync(sites)).Server.TryAskAsync(question);
        Assert.Null(body["data"]);
    }

    private static async Task<string> AnswerAsync(SchemaSite site, string list, string where, string status)
    {
        var body = await site.AskAsync($"{{ {list}(where: {where}, status: {status}) {{ totalCount items {{ contentItemId }} pageInfo {{ hasNextPage }} }} }}");
        return body.ToJsonString();
    }

    /// <summary>What the schema says of itself to the public.</summary>
    private sealed class SchemaShape(Dictionary<string, JsonNode> types)
    {
        public static async Task<SchemaShape> OfAsync(SchemaSite site) => new(
            (await site.Server.DataAsync(Introspection))["__schema"]!["types"]!.AsArray().ToDictionary(t => (string)t!["name"]!, t => t!));

        public IEnumerable<string> Roots() => Fields("Query").Select(f => (string)f["name"]!).Where(name => !name.StartsWith("contentItem", StringComparison.Ordinal));

        public string[] Arguments(string type, string field) =>
            [.. Fields(type).Single(f => (string?)f["name"] == field)["args"]!.AsArray().Select(a => (string)a!["name"]!)];

        /// <summary>Everything below a field, down to a depth.</summary>
        public string Selection(string type, string field, int depth, string status) =>
            Of(NamedOf(Fields(type).Single(f => (string?)f["name"] == field)["type"]!), depth, status);

        /// <summary>Filters by the marker beside the same filters by the decoy.</summary>
        public IEnumerable<(string With, string Without)> Filters(string list, int depth)
        {
            var type = char.ToUpperInvariant(list[0]) + list[1..] + "WhereInput";
            return types.ContainsKey(type) ? FiltersOf(type, depth) : [];
        }

        public IEnumerable<string> Orders(string list) => OrdersOf(char.ToUpperInvariant(list[0]) + list[1..] + "OrderByInput");

        private IEnumerable<string> OrdersOf(string type)
        {
            foreach (var field in types[type]["inputFields"]!.AsArray())
            {
                var named = NamedOf(field!["type"]!);
                foreach (var value in named == "OrderByDirection" ? ["ASC", "DESC"] : OrdersOf(named))
                    yield return $"{{ {field["name"]}: {value} }}";
            }
        }

        private IEnumerable<(string With, string Without)> FiltersOf(string type, int depth)
        {
            foreach (var field in types[type]["inputFields"]!.AsArray())
            {
                var name = (string)field!["name"]!;
                var named = NamedOf(field["type"]!);
                if (name is "AND" or "OR" or "NOT")
                    continue;
                if ((string?)types[named]["kind"] == "INPUT_OBJECT")
                {
                    foreach (var (with, without) in depth > 1 ? FiltersOf(named, depth - 1) : [])
                        yield return ($"{{ {name}: {with} }}", $"{{ {name}: {without} }}");
                    continue;
                }

                // Values that only what is not public has, and such that nothing has.
                foreach (var (with, without) in ((string, string)[])(named switch
                {
                    "String" => [($"\"{Marker}\"", $"\"{Decoy}\""), ($"\"{Marker} draft\"", $"\"{Decoy} draft\""), ($"\"{Marker.ToLowerInvariant()}-draft\"", $"\"{Decoy.ToLowerInvariant()}-draft\"")],
                    "Decimal" => [("77", "78")],
                    _ => [],
                }))
                    yield return ($"{{ {name}: {with} }}", $"{{ {name}: {without} }}");
            }
        }

        private string Of(string type, int depth, string status)
        {
            var kind = (string)types[type]["kind"]!;
            if (kind is "SCALAR" or "ENUM")
                return "";
            var selected = new List<string> { "__typename" };
            foreach (var field in Fields(type))
            {
                var name = (string)field["name"]!;
                var named = NamedOf(field["type"]!);
                var isLeaf = (string?)types[named]["kind"] is "SCALAR" or "ENUM";
                if (!isLeaf && depth <= 1)
                    continue;
                var arguments = field["args"]!.AsArray().Select(a => (string)a!["name"]!).ToArray();
                var given = string.Join(", ", new[]
                {
                    arguments.Contains("first") ? "first: 4" : "", arguments.Contains("status") && status.Length > 0 ? $"status: {status}" : "",
                }.Where(a => a.Length > 0));
                selected.Add($"{name}{(given.Length > 0 ? $"({given})" : "")}{(isLeaf ? "" : Of(named, depth - 1, status))}");
            }

            if (kind == "INTERFACE" && depth > 1)
            {
                foreach (var possible in types[type]["possibleTypes"]!.AsArray().Select(t => (string)t!["name"]!))
                    selected.Add($"... on {possible} {Aliased(possible)}");
            }

            return $" {{ {string.Join(' ', selected)} }}";
        }

        /// <summary>The leaves of a type under names of their own, since two types may have different ones of one name.</summary>
        private string Aliased(string type) => "{ " + string.Join(' ', Fields(type)
            .Where(f => (string?)types[NamedOf(f["type"]!)]["kind"] is "SCALAR" or "ENUM")
            .Select(f => (string)f["name"]!)
            .Except(Fields("ContentItem").Select(f => (string)f["name"]!))
            .Select(name => $"{name}").Append("__typename")) + " }";

        private IEnumerable<JsonNode> Fields(string type) => types[type]["fields"]!.AsArray().Select(f => f!);

        private static string NamedOf(JsonNode type)
        {
            while (type["ofType"] is { } inner)
                type = inner;
            return (string)type["name"]!;
        }
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteLeakTests(SqliteSites sites) : LeakTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlLeakTests(PostgreSqlSites sites) : LeakTests(sites);
