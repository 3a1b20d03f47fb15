using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;
using Npgsql;

namespace Cms.Web.Tests.Api;

/// <summary>Kept answers: as fast as a file, never another caller's, never older than the content.</summary>
public abstract class ResponseCacheTests(Sites sites)
{
    private const string Titles = "{ page(first: 100, orderBy: { displayText: ASC }) { displayText } }";

    [Fact]
    public async Task A_change_is_seen_with_the_next_request()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        for (var i = 0; i < 2; i++)
        {
            var title = $"Freshly made {i}";
            Assert.DoesNotContain(title, (await GetAsync(server, Titles)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(title, (await GetAsync(server, Titles)).Text, StringComparison.Ordinal);
            var (_, empty) = await editor.PageAsync("/admin/items/new/Page");
            using var published = await editor.SendAsync(
                AdminClient.FormOf(empty, "input[name=seen]"),
                new() { ["TitlePart.Title"] = title, ["AutoroutePart.Path"] = $"fresh-{i}", ["MarkdownBodyPart.Markdown"] = "Words.", ["do"] = "publish" });
            Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
            Assert.Contains(title, (await GetAsync(server, Titles)).Text, StringComparison.Ordinal);
            Assert.Contains(title, (await server.DataAsync(Titles)).ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_sees_drafts_sees_the_newest()
    {
        const string Drafts = "{ page(status: LATEST, first: 100) { displayText } }";
        var data = await sites.CopyAsync();
        var token = (await Verb.RunAsync(data, "token", "create", "desk", "--role", "Administrator")).Succeeded().Output.Trim();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        for (var i = 0; i < 2; i++)
            Assert.DoesNotContain("Only a draft", (await GetAsync(server, Drafts, token)).Text, StringComparison.Ordinal);
        var (_, empty) = await editor.PageAsync("/admin/items/new/Page");
        using var saved = await editor.SendAsync(
            AdminClient.FormOf(empty, "input[name=seen]"), new() { ["TitlePart.Title"] = "Only a draft", ["MarkdownBodyPart.Markdown"] = "Words.", ["do"] = "save" });
        Assert.Contains("Only a draft", (await GetAsync(server, Drafts, token)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Only a draft", (await GetAsync(server, Drafts)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_one_caller_is_not_given_to_another()
    {
        const string Drafts = "{ article(status: LATEST, first: 100) { displayText } }";
        var server = await sites.SharedAsync();
        var token = await sites.SharedTokenAsync();
        for (var i = 0; i < 2; i++)
        {
            var seen = await server.AskAsync(Drafts, token: token);
            var open = await server.AskAsync(Drafts);
            Assert.NotEmpty(seen["data"]!["article"]!.AsArray());
            Assert.Empty(open["data"]!["article"]!.AsArray());
            Assert.Equal(seen["data"]!.ToJsonString(), JsonNode.Parse((await GetAsync(server, Drafts, token)).Text)!["data"]!.ToJsonString());
            Assert.Empty(JsonNode.Parse((await GetAsync(server, Drafts)).Text)!["data"]!["article"]!.AsArray());
        }
    }

    [Fact]
    public async Task Each_media_type_and_method_gets_its_own_answer()
    {
        var server = await sites.SharedAsync();
        foreach (var type in new[] { "application/json", "application/graphql-response+json", "application/json" })
        {
            var (status, headers, _) = await GetAsync(server, Titles, accept: type);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(type, headers.ContentType!.MediaType);
        }

        foreach (var type in new[] { "application/graphql-response+json", "application/json" })
        {
            var (status, headers, _) = await GetAsync(server, "{ nothing }", accept: type);
            Assert.Equal(type == "application/json" ? HttpStatusCode.OK : HttpStatusCode.BadRequest, status);
            Assert.Equal(type, headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task An_address_that_has_not_changed_is_answered_with_304()
    {
        var server = await sites.SharedAsync();
        using var first = await server.Client.GetAsync(Address(Titles));
        Assert.Equal("public, no-cache", Order(first.Headers.CacheControl!));
        Assert.Equal(["Accept", "Authorization", "Cookie"], first.Headers.Vary.Where(v => v != "Accept-Encoding").Order());
        var tag = first.Headers.ETag!;

        foreach (var sent in new[] { tag.ToString(), tag.ToString()[2..], "\"other\", " + tag, "*" })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, Address(Titles));
            again.Headers.TryAddWithoutValidation("If-None-Match", sent);
            using var unchanged = await server.Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Equal(tag, unchanged.Headers.ETag);
            Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
        }

        using var other = new HttpRequestMessage(HttpMethod.Get, Address(Titles));
        other.Headers.TryAddWithoutValidation("If-None-Match", "\"other\"");
        using var changed = await server.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Only_good_answers_to_addresses_may_be_stored_by_others()
    {
        var server = await sites.SharedAsync();
        using var failed = await server.Client.GetAsync(Address("{ sourceStory { displayText } }"));
        Assert.Equal("no-store", failed.Headers.CacheControl!.ToString());
        Assert.Null(failed.Headers.ETag);
        using var bad = await server.Client.GetAsync(Address("{ nothing }"));
        Assert.Equal("no-store", bad.Headers.CacheControl!.ToString());
        using var content = new StringContent("""{"query":"{__typename}"}""", System.Text.Encoding.UTF8, "application/json");
        using var posted = await server.Client.PostAsync(new Uri("/api/graphql", UriKind.Relative), content);
        Assert.Equal("no-store", posted.Headers.CacheControl!.ToString());

        using var named = new HttpRequestMessage(HttpMethod.Get, Address(Titles));
        named.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sites.SharedTokenAsync());
        using var own = await server.Client.SendAsync(named);
        Assert.Equal("no-cache, private", Order(own.Headers.CacheControl!));
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        var server = await sites.SharedAsync();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, Address(Titles));
            using var answer = await server.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Content.Headers.ContentLength > 0);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private protected static async Task<(HttpStatusCode Status, HttpContentHeaders Headers, string Text)> GetAsync(
        CmsProcess server, string query, string? token = null, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(query));
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await server.Client.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers, await answer.Content.ReadAsStringAsync());
    }

    private protected static Uri Address(string query) => new($"/api/graphql?query={Uri.EscapeDataString(query)}", UriKind.Relative);

    private static string Order(CacheControlHeaderValue value) =>
        value.Public ? "public, no-cache" : string.Join(", ", value.ToString().Split(", ").Order());
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteResponseCacheTests(SqliteSites sites) : ResponseCacheTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlResponseCacheTests(PostgreSqlSites sites) : ResponseCacheTests(sites)
{
    private readonly PostgreSqlSites _sites = sites;

    [Fact]
    public async Task What_is_kept_is_answered_while_nobody_can_read_the_database()
    {
        const string Query = "{ article(first: 3) { displayText source { stale } } }";
        var data = await _sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var before = await GetAsync(server, Query);
        var posted = await server.DataAsync(Query);

        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var tables = new NpgsqlCommand("SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'Epochs'", connection))
        {
            var names = (string)(await tables.ExecuteScalarAsync())!;
#pragma warning disable CA2100 // names of tables out of the catalog
            await using var locks = new NpgsqlCommand($"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE", connection);
#pragma warning restore CA2100
            await locks.ExecuteNonQueryAsync();
        }

        var since = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(before.Text, (await GetAsync(server, Query)).Text);
            Assert.Equal(posted.ToJsonString(), (await server.DataAsync(Query)).ToJsonString());
        }

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"{since.Elapsed} for 40 kept answers");
        var blocked = GetAsync(server, "{ article(first: 4) { displayText } }");
        await Task.Delay(300);
        Assert.False(blocked.IsCompleted, "The locks hold nobody up, so they prove nothing.");
        await transaction.RollbackAsync();
        Assert.Equal(HttpStatusCode.OK, (await blocked).Status);
    }
}
