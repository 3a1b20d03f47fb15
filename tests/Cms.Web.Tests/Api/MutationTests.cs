using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Changes through GraphQL: by the rules of every other route, with the version they are based on, refused in full.</summary>
public abstract class MutationTests(Sites sites)
{
    private const string Ids = "contentItemId contentItemVersionId";

    [Fact]
    public async Task An_item_is_made_saved_published_taken_off_and_deleted()
    {
        var site = await SchemaSite.OfAsync(sites);
        var made = (await site.DataAsync("Writer", """
            mutation($input: EverythingInput!) { createEverything(input: $input) { contentItemId contentItemVersionId displayText published path color size day at hour tags open
              link { url } localization { culture } entries { contentItemIds } address { city number } sections { contentItems { displayText } } } }
            """, new
        {
            input = new
            {
                title = "Made here",
                path = "made-here",
                color = "made",
                open = true,
                size = 1.25,
                day = "2026-03-04",
                at = "2026-03-04T05:06:07Z",
                hour = 90,
                tags = new[] { "one" },
                link = new { url = "https://example.org/x" },
                localization = new { culture = "ar" },
                entries = new { contentItemIds = new[] { "entryone0000000000000000aa" } },
                address = new { city = "Raqqa", number = 3 },
                parts = JsonNode.Parse("""{ "Sections": { "ContentItems": [{ "ContentItemId": "h", "ContentType": "Hero", "DisplayText": "In the bag" }] } }"""),
            },
        }))["createEverything"]!;
        Assert.Equal(
            """{"displayText":"Made here","published":false,"path":"made-here","color":"made","size":1.25,"day":"2026-03-04","at":"2026-03-04T05:06:07Z","hour":90,"tags":["one"],"open":true,"link":{"url":"https://example.org/x"},"localization":{"culture":"ar"},"entries":{"contentItemIds":["entryone0000000000000000aa"]},"address":{"city":"Raqqa","number":3},"sections":{"contentItems":[{"displayText":"In the bag"}]}}""",
            Without(made, "contentItemId", "contentItemVersionId"));
        Assert.Null((await site.AskAsync("{ contentItemByPath(path: \"made-here\") { displayText } }"))["data"]!["contentItemByPath"]);

        var saved = (await site.DataAsync("Writer", $$"""
            mutation { saveEverything(contentItemId: "{{made["contentItemId"]}}", seen: "{{made["contentItemVersionId"]}}", input: { color: null, size: 2, address: { number: null } })
              { contentItemId contentItemVersionId displayText color size open address { city number } } }
            """))["saveEverything"]!;
        Assert.Equal("""{"displayText":"Made here","color":null,"size":2,"open":true,"address":{"city":"Raqqa","number":null}}""", Without(saved, "contentItemId", "contentItemVersionId"));

        var published = await ChangeAsync(site, "publish", saved);
        Assert.True((bool)published["published"]!);
        Assert.Equal("Made here", (string?)(await site.AskAsync("{ contentItemByPath(path: \"made-here\") { displayText } }"))["data"]!["contentItemByPath"]!["displayText"]);

        var off = await ChangeAsync(site, "unpublish", published);
        Assert.Null((await site.AskAsync("{ contentItemByPath(path: \"made-here\") { displayText } }"))["data"]!["contentItemByPath"]);

        await ChangeAsync(site, "delete", off);
        Assert.Empty((await site.DataAsync("Administrator", $"{{ everything(status: ALL, where: {{ contentItemId: \"{made["contentItemId"]}\" }}) {{ displayText }} }}"))["everything"]!.AsArray());
    }

    [Fact]
    public async Task A_change_of_an_older_version_is_a_conflict_that_names_the_latest()
    {
        var site = await SchemaSite.OfAsync(sites);
        var made = await MakeAsync(site, "Contested");
        var saved = (await site.DataAsync("Writer", Save(made, "{ color: \"first\" }")))["saveEverything"]!;

        foreach (var change in new[] { Save(made, "{ color: \"second\" }"), Change("publish", made), Change("unpublish", made), Change("delete", made) })
        {
            var error = ErrorOf(await site.AsAsync("Writer", change));
            Assert.Equal("CONFLICT", (string?)error["code"]);
            Assert.Equal("changed-meanwhile", (string?)error["reason"]);
            Assert.Equal((string?)saved["contentItemVersionId"], (string?)error["latest"]!["contentItemVersionId"]);
        }

        await ChangeAsync(site, "delete", saved);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_with_its_places()
    {
        var site = await SchemaSite.OfAsync(sites);
        var error = ErrorOf(await site.AsAsync("Writer", "mutation { createEverything(input: { title: \"x\", path: \"admin/x\", link: { url: \"javascript:alert(1)\" } }) { displayText } }"));
        Assert.Equal("VALIDATION", (string?)error["code"]);
        Assert.Equal(["Everything.Link", "AutoroutePart.Path"], error["places"]!.AsArray().Select(p => (string)p!["place"]!));

        foreach (var forged in new[] { "Owner: \"x\"", "Published: true", "ContentItemId: \"x\"", "TitlePart: \"x\"", "sections: {}" })
        {
            error = ErrorOf(await site.AsAsync("Writer", $"mutation {{ createEverything(input: {{ title: \"x\", parts: {{ {forged} }} }}) {{ displayText }} }}"));
            Assert.Equal("VALIDATION", (string?)error["code"]);
            Assert.Equal(forged.Split(':')[0], (string?)error["places"]![0]!["place"]);
        }

        error = ErrorOf(await site.AsAsync("Writer", "mutation { createEverything(input: { title: \"a\\u0000b\" }) { displayText } }"));
        Assert.Equal("VALIDATION", (string?)error["code"]);
        var incomplete = (await site.DataAsync("Writer", $"mutation {{ createEverything(input: {{ color: \"no title\" }}) {{ {Ids} }} }}"))["createEverything"]!;
        error = ErrorOf(await site.AsAsync("Writer", Change("publish", incomplete)));
        Assert.Equal(("VALIDATION", "TitlePart.Title"), ((string?)error["code"], (string?)error["places"]![0]!["place"]));
        await ChangeAsync(site, "delete", incomplete);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("Reader")]
    [InlineData("Idle")]
    public async Task Who_may_not_change_items_changes_nothing_and_learns_nothing(string caller)
    {
        var site = await SchemaSite.OfAsync(sites);
        const string Id = "draft0000000000000000000aa";
        var draft = "draft".PadRight(24, '0');
        string[] changes =
        [
            "createEverything(input: { title: \"x\" }) { displayText }",
            $"saveEverything(contentItemId: \"{draft}aa\", seen: \"{draft}vd\", input: {{ title: \"x\" }}) {{ displayText }}",
            $"publishContentItem(contentItemId: \"{draft}aa\", seen: \"{draft}vd\") {{ displayText }}",
            $"unpublishContentItem(contentItemId: \"{draft}aa\", seen: \"{draft}vd\") {{ displayText }}",
            $"deleteContentItem(contentItemId: \"{draft}aa\", seen: \"{draft}vd\") {{ displayText }}",
            $"deleteContentItem(contentItemId: \"{Id}\", seen: \"x\") {{ displayText }}",
        ];
        foreach (var change in changes)
        {
            var query = $"mutation {{ {change} }}";
            var body = caller == "public" ? await site.AskAsync(query) : await site.AsAsync(caller, query);
            Assert.True((string?)ErrorOf(body)["code"] is "FORBIDDEN" or "NOT_FOUND", body.ToJsonString());
            Assert.DoesNotContain("CANARY", body.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("vd\"", body.ToJsonString(), StringComparison.Ordinal);
        }

        var still = await site.DataAsync("Administrator", $"{{ everything(status: DRAFT, where: {{ contentItemId: \"{draft}aa\" }}) {{ contentItemVersionId published }} }}");
        Assert.Equal(draft + "vd", (string?)still["everything"]![0]!["contentItemVersionId"]);
    }

    [Fact]
    public async Task Root_fields_run_one_after_the_other_and_a_refused_one_stops_no_other()
    {
        var site = await SchemaSite.OfAsync(sites);
        var body = await site.AsAsync("Writer", $$"""
            mutation { a: createEverything(input: { title: "One", path: "serial" }) { {{Ids}} path }
                       b: createEverything(input: { title: "Two", path: "serial" }) { {{Ids}} path }
                       c: createEverything(input: { title: "Three", path: "serial-3" }) { {{Ids}} path } }
            """);
        Assert.Equal("serial", (string?)body["data"]!["a"]!["path"]);
        Assert.Null(body["data"]!["b"]);
        Assert.Equal("path-taken", (string?)ErrorOf(body)["reason"]);
        Assert.Equal("b", (string?)body["errors"]![0]!["path"]![0]);
        Assert.Equal("serial-3", (string?)body["data"]!["c"]!["path"]);

        // The same field with the same arguments happens as often as it stands there.
        var twice = await site.AsAsync("Writer", $"mutation {{ x: createEverything(input: {{ title: \"Same\" }}) {{ {Ids} }} y: createEverything(input: {{ title: \"Same\" }}) {{ {Ids} }} }}");
        Assert.NotEqual((string?)twice["data"]!["x"]!["contentItemId"], (string?)twice["data"]!["y"]!["contentItemId"]);
        foreach (var item in new[] { body["data"]!["a"]!, body["data"]!["c"]!, twice["data"]!["x"]!, twice["data"]!["y"]! })
            await ChangeAsync(site, "delete", item);
    }

    [Fact]
    public async Task Nothing_is_changed_by_GET()
    {
        var site = await SchemaSite.OfAsync(sites);
        using var answer = await site.Server.Client.GetAsync(new Uri("/api/graphql?query=" + Uri.EscapeDataString("mutation { createEverything(input: { title: \"x\" }) { displayText } }"), UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_piece_on_the_desk_is_published_from_the_desk()
    {
        var server = await sites.SharedAsync();
        var token = await sites.SharedTokenAsync();
        var drafts = (await server.DataAsync($"{{ article(status: DRAFT, first: 100) {{ {Ids} displayText }} }}", token: token))["article"]!.AsArray();
        var piece = drafts.First(a => ((string)a!["displayText"]!).Contains("Retired Carpenters Train", StringComparison.Ordinal))!;

        var error = ErrorOf(await server.AskAsync(Change("publish", piece), token: token));
        Assert.Equal(("CONFLICT", "publish-from-the-desk"), ((string?)error["code"], (string?)error["reason"]));
    }

    private static string Without(JsonNode item, params string[] members)
    {
        var copy = item.DeepClone().AsObject();
        foreach (var member in members)
            copy.Remove(member);
        return copy.ToJsonString();
    }

    private static JsonNode ErrorOf(JsonObject body)
    {
        Assert.True(body["errors"] is not null, body.ToJsonString());
        return body["errors"]![0]!["extensions"]!;
    }

    private static async Task<JsonNode> MakeAsync(SchemaSite site, string title) =>
        (await site.DataAsync("Writer", $"mutation {{ createEverything(input: {{ title: \"{title}\" }}) {{ {Ids} }} }}"))["createEverything"]!;

    private static string Save(JsonNode item, string input) =>
        $"mutation {{ saveEverything(contentItemId: \"{item["contentItemId"]}\", seen: \"{item["contentItemVersionId"]}\", input: {input}) {{ {Ids} }} }}";

    private static string Change(string verb, JsonNode item) =>
        $"mutation {{ {verb}ContentItem(contentItemId: \"{item["contentItemId"]}\", seen: \"{item["contentItemVersionId"]}\") {{ {Ids} published }} }}";

    private static async Task<JsonNode> ChangeAsync(SchemaSite site, string verb, JsonNode item) =>
        (await site.DataAsync("Writer", Change(verb, item)))[$"{verb}ContentItem"]!;
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteMutationTests(SqliteSites sites) : MutationTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlMutationTests(PostgreSqlSites sites) : MutationTests(sites);
