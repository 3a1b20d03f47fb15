using System.Globalization;
using Cms.Testing;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>As an attacker would: every shape of question that the schema offers, read from the schema itself. What is not public
/// bears a marker; an answer may neither hold it nor differ by whether somebody asks for it.</summary>
public abstract class LeakTests(Sites sites)
{
    private const string Marker = SchemaShape.Marker;

    private static readonly string[] Forms = ["{0}", "{{ NOT: {0} }}", "{{ OR: [{{ displayText: \"All kinds\" }}, {0}] }}"];

    private static readonly string[] Statuses = ["PUBLISHED", "DRAFT", "LATEST", "ALL"];

    [Fact]
    public async Task No_field_of_any_list_shows_what_is_not_public()
    {
        var site = await SchemaSite.OfAsync(sites);
        var schema = await SchemaShape.OfAsync(site.Server);
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
        var schema = await SchemaShape.OfAsync(site.Server);
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
        var schema = await SchemaShape.OfAsync(site.Server);
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
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteLeakTests(SqliteSites sites) : LeakTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlLeakTests(PostgreSqlSites sites) : LeakTests(sites);
