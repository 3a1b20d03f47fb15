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

    [Theory]
    [InlineData("Idle")]
    [InlineData("Writer")]
    public async Task What_one_may_not_see_is_answered_as_what_is_not_there(string caller)
    {
        var site = await SchemaSite.OfAsync(sites);
        foreach (var change in new[]
        {
            "saveEverything(contentItemId: \"ID\", seen: \"x\", input: { title: \"x\" }) { displayText }",
            "publishContentItem(contentItemId: \"ID\", seen: \"x\") { displayText }",
            "unpublishContentItem(contentItemId: \"ID\", seen: \"x\") { displayText }",
            "deleteContentItem(contentItemId: \"ID\", seen: \"x\") { displayText }",
        })
        {
            // An item of another type, one of the same type to the idle, and one that does not exist.
            string[] ids = caller == "Idle" ? ["private00000000000000000aa", "draft0000000000000000000aa", "nothing00000000000000000aa"] : ["private00000000000000000aa", "nothing00000000000000000aa"];
            var answers = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in ids)
                answers.Add((await site.AsAsync(caller, $"mutation {{ {change.Replace("ID", id, StringComparison.Ordinal)} }}")).ToJsonString());
            Assert.True(answers.Count == 1, string.Join('\n', answers));
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/graphql")]
    [InlineData(null)]
    public async Task A_page_elsewhere_cannot_make_a_visitors_browser_change_anything(string? type)
    {
        // What a form or a script of another origin can send without being asked about it.
        var site = await SchemaSite.OfAsync(sites);
        using var content = new ByteArrayContent("""{"query":"mutation { createEverything(input: { title: \"forged\" }) { displayText } }"}"""u8.ToArray());
        if (type is not null)
            content.Headers.ContentType = new(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/graphql", UriKind.Relative)) { Content = content };
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await site.Server.Client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Whoever_may_edit_what_is_their_own_edits_nothing_else()
    {
        var site = await SchemaSite.OfAsync(sites);
        const string Password = "quiet copper lantern field";
        (await Verb.RunAsync(site.Data, Password + "\n", ["user", "add", "owner", "--role", "Owner"])).Succeeded();
        using var owner = await AdminClient.SignInAsync(site.Server, "owner", Password);
        async Task<JsonNode> AskAsync(string query)
        {
            var (_, body) = await owner.PostJsonAsync("/api/graphql", new JsonObject { ["query"] = query });
            return body!;
        }

        var own = (await AskAsync($"mutation {{ createEverything(input: {{ title: \"Mine\" }}) {{ {Ids} }} }}"))["data"]!["createEverything"]!;
        Assert.Null((await AskAsync(Save(own, "{ color: \"mine\" }")))["errors"]);
        var other = await MakeAsync(site, "Theirs");
        foreach (var change in new[] { Save(other, "{ color: \"mine\" }"), Change("publish", other), Change("delete", other) })
            Assert.True((string?)ErrorOf(await AskAsync(change) as JsonObject ?? [])["code"] is "FORBIDDEN" or "NOT_FOUND");
        Assert.Equal("FORBIDDEN", (string?)ErrorOf((JsonObject)await AskAsync(Change("publish", (await AskAsync($"{{ everything(status: DRAFT, where: {{ contentItemId: \"{own["contentItemId"]}\" }}) {{ {Ids} }} }}"))["data"]!["everything"]![0]!)))["code"]);
        Assert.Single((await AskAsync("{ everything(status: DRAFT) { displayText } }"))["data"]!["everything"]!.AsArray());
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
