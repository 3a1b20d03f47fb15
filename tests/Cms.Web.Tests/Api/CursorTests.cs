using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Testing;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Pages by cursors: each item once and in order, whatever comes and goes meanwhile, and no cursor leads astray.</summary>
public abstract class CursorTests(Sites sites)
{
    private const string Page = "totalCount edges { cursor node { contentItemId displayText } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

    [Theory]
    [InlineData("{ publishedUtc: DESC }", "")]
    [InlineData("{ displayText: ASC }", "")]
    [InlineData("{ size: DESC, displayText: ASC }", "")]
    [InlineData("{ size: ASC }", ", where: { color_not: \"red\" }")]
    [InlineData("{ open: DESC }", ", status: PUBLISHED")]
    [InlineData("{ entries: { displayText: ASC } }", "")]
    [InlineData("{ localization: { culture: DESC }, at: ASC }", "")]
    public async Task Pages_forward_and_backward_hold_every_item_once(string order, string more)
    {
        var site = await SchemaSite.OfAsync(sites);
        var whole = await IdsAsync(site, $"first: 100, orderBy: {order}{more}");
        Assert.True(whole.Ids.Count >= 4);
        Assert.Equal(whole.Ids.Count, whole.Total);

        foreach (var size in new[] { 1, 2, 3 })
        {
            var seen = new List<string>();
            string? cursor = null;
            for (var hasMore = true; hasMore && seen.Count <= whole.Ids.Count;)
            {
                var page = await IdsAsync(site, $"first: {N(size)}, orderBy: {order}{more}{(cursor is null ? "" : $", after: \"{cursor}\"")}");
                Assert.Equal(cursor is not null, page.HasPrevious);
                Assert.Equal(whole.Total, page.Total);
                seen.AddRange(page.Ids);
                (cursor, hasMore) = (page.End, page.HasNext);
            }

            Assert.Equal(whole.Ids, seen);

            seen.Clear();
            cursor = null;
            for (var hasMore = true; hasMore && seen.Count <= whole.Ids.Count;)
            {
                var page = await IdsAsync(site, $"last: {N(size)}, orderBy: {order}{more}{(cursor is null ? "" : $", before: \"{cursor}\"")}");
                Assert.Equal(cursor is not null, page.HasNext);
                seen.InsertRange(0, page.Ids);
                (cursor, hasMore) = (page.Start, page.HasPrevious);
            }

            Assert.Equal(whole.Ids, seen);
        }
    }

    [Fact]
    public async Task After_before_first_last_and_skip_work_together()
    {
        var site = await SchemaSite.OfAsync(sites);
        var whole = await IdsAsync(site, "first: 100, orderBy: { displayText: ASC }");
        var between = await IdsAsync(site, $"orderBy: {{ displayText: ASC }}, after: \"{whole.Cursors[0]}\", before: \"{whole.Cursors[^1]}\"");
        Assert.Equal(whole.Ids.Skip(1).SkipLast(1), between.Ids);
        Assert.Equal(whole.Ids.Skip(2).Take(1), (await IdsAsync(site, $"orderBy: {{ displayText: ASC }}, after: \"{whole.Cursors[0]}\", first: 1, skip: 1")).Ids);
        Assert.Equal(whole.Ids.Skip(2).Take(1), (await IdsAsync(site, "orderBy: { displayText: ASC }, first: 3, last: 1")).Ids);
        Assert.Empty((await IdsAsync(site, $"orderBy: {{ displayText: ASC }}, after: \"{whole.Cursors[^1]}\"")).Ids);
        Assert.Empty((await IdsAsync(site, "first: 0")).Ids);
    }

    [Fact]
    public async Task A_cursor_stays_where_it_is_when_items_before_it_come_and_go()
    {
        var site = await SchemaSite.OfAsync(sites);
        const string Order = "orderBy: { displayText: ASC }";
        var whole = await IdsAsync(site, $"first: 100, {Order}");
        var first = await IdsAsync(site, $"first: 2, {Order}");

        var made = (await site.DataAsync("Writer", "mutation { createEverything(input: { title: \"AAA comes first\", color: \"made\" }) { contentItemId contentItemVersionId } }"))["createEverything"]!;
        var published = (await site.DataAsync("Writer", Change("publish", made)))["publishContentItem"]!;
        Assert.Equal(whole.Ids.Skip(2), (await IdsAsync(site, $"first: 100, {Order}, after: \"{first.End}\"")).Ids);

        var cursor = (await IdsAsync(site, $"first: 1, {Order}")).End;
        await site.DataAsync("Writer", Change("delete", published));
        Assert.Equal(whole.Ids, (await IdsAsync(site, $"first: 100, {Order}, after: \"{cursor}\"")).Ids);
    }

    [Fact]
    public async Task A_forged_cursor_gets_one_clear_error_or_leads_elsewhere_in_the_same_list()
    {
        var site = await SchemaSite.OfAsync(sites);
        var whole = await IdsAsync(site, "first: 100, orderBy: { size: ASC }");
        var forms = new List<string> { "", " ", "b3A6MQ", "WyJhIl0", new('A', 5000), "😀", whole.Cursors[0] + "=", whole.Cursors[0][..^3] };
        var json = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(whole.Cursors[0]));
        forms.AddRange(((string[])
        [
            json.Replace("[\"", "[\"0", StringComparison.Ordinal), json.Replace("]", ",1]", StringComparison.Ordinal), "{}", "null", "[]",
            "[null,null,null,null]", json.Replace("[", "[[", StringComparison.Ordinal),
        ]).Select(Encode));

        var random = Seeds.Create(_ => { });
        for (var i = 0; i < TestLength.Of(40, 2000); i++)
        {
            var bytes = Base64Url.DecodeFromChars(whole.Cursors[random.Next(whole.Cursors.Count)]);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            forms.Add(Base64Url.EncodeToString(bytes));
        }

        foreach (var cursor in forms)
        {
            var body = await site.AskAsync(
                "query($after: String) { everythingConnection(first: 100, orderBy: { size: ASC }, after: $after) { items { contentItemId } } }", new { after = cursor });
            var code = (string?)body["errors"]?[0]?["extensions"]?["code"];
            Assert.True(code is null or "BAD_ARGUMENT", $"{cursor}: {body.ToJsonString()}");
            if (code is null)
                Assert.Subset(whole.Ids.ToHashSet(), body["data"]!["everythingConnection"]!["items"]!.AsArray().Select(i => (string)i!["contentItemId"]!).ToHashSet());
        }
    }

    [Theory]
    [InlineData("everythingConnection", "{ size: DESC }")]
    [InlineData("everythingConnection", "{ displayText: ASC }")]
    [InlineData("everythingConnection", "{ size: ASC, displayText: ASC }")]
    [InlineData("entryConnection", "{ displayText: ASC }")]
    public async Task A_cursor_of_another_list_or_order_is_refused(string list, string order)
    {
        var site = await SchemaSite.OfAsync(sites);
        var cursor = (await IdsAsync(site, "first: 1, orderBy: { size: ASC }")).End;
        var body = await site.AskAsync($"{{ {list}(orderBy: {order}, after: \"{cursor}\") {{ totalCount }} }}");
        Assert.Equal("BAD_ARGUMENT", (string?)body["errors"]?[0]?["extensions"]?["code"]);
        Assert.Contains("'after'", (string?)body["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_title_has_a_cursor_that_works()
    {
        var site = await SchemaSite.OfAsync(sites);
        var title = new string('ي', 1000);
        var made = (await site.DataAsync(
            "Writer", "mutation($title: String) { createEverything(input: { title: $title, color: \"made\" }) { contentItemId contentItemVersionId } }", new { title }))["createEverything"]!;
        var published = (await site.DataAsync("Writer", Change("publish", made)))["publishContentItem"]!;
        var whole = await IdsAsync(site, "first: 100, orderBy: { displayText: ASC }");
        Assert.Equal((string?)made["contentItemId"], whole.Ids[^1]);
        Assert.Equal(whole.Ids.SkipLast(1), (await IdsAsync(site, $"first: 100, orderBy: {{ displayText: ASC }}, before: \"{whole.Cursors[^1]}\"")).Ids);
        await site.DataAsync("Writer", Change("delete", published));
    }

    [Fact]
    public async Task A_filter_of_too_many_values_is_refused_before_it_reaches_the_database()
    {
        var site = await SchemaSite.OfAsync(sites);
        const string Query = "query($in: [String]) { everythingConnection(where: { color_in: $in }) { totalCount } }";
        Assert.Null((await site.AskAsync(Query, new { @in = Enumerable.Repeat("red", 1000) }))["errors"]);
        var body = await site.AskAsync(Query, new { @in = Enumerable.Repeat("red", 30_000) });
        Assert.Equal("BAD_ARGUMENT", (string?)body["errors"]?[0]?["extensions"]?["code"]);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Change(string verb, JsonNode item) =>
        $"mutation {{ {verb}ContentItem(contentItemId: \"{item["contentItemId"]}\", seen: \"{item["contentItemVersionId"]}\") {{ contentItemId contentItemVersionId }} }}";

    private static async Task<Slice> IdsAsync(SchemaSite site, string arguments)
    {
        var connection = (await site.Server.DataAsync($"{{ everythingConnection({arguments}) {{ {Page} }} }}"))["everythingConnection"]!;
        var edges = connection["edges"]!.AsArray();
        var info = connection["pageInfo"]!;
        return new Slice(
            [.. edges.Select(e => (string)e!["node"]!["contentItemId"]!)],
            [.. edges.Select(e => (string)e!["cursor"]!)],
            (int)connection["totalCount"]!,
            (bool)info["hasPreviousPage"]!,
            (bool)info["hasNextPage"]!,
            (string?)info["startCursor"],
            (string?)info["endCursor"]);
    }

    private sealed record Slice(
        List<string> Ids, List<string> Cursors, int Total, bool HasPrevious, bool HasNext, string? Start, string? End);
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteCursorTests(SqliteSites sites) : CursorTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlCursorTests(PostgreSqlSites sites) : CursorTests(sites);
