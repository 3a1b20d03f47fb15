using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>GraphQL over HTTP where the audits do not look: every malformed request gets one clear sentence, never a 500.</summary>
[Collection(SqliteSites.Collection)]
public sealed class TransportTests(SqliteSites sites)
{
    private const string Endpoint = "/api/graphql";

    [Theory]
    [InlineData("""{"\ud800":1,"query":"{__typename}"}""", "half a character")]
    [InlineData("""{"query":"{__typename}","\udc00x":1}""", "half a character")]
    [InlineData("""{"query":"{__typename} # \ud800"}""", "half a character")]
    [InlineData("""{"query":"query($a:String){__typename}","variables":{"a":"\ud83d"}}""", "half a character")]
    [InlineData("""{"query":"query($a:String){__typename}","variables":{"\ud83d":"x"}}""", "half a character")]
    [InlineData("""{"query":"{__typename}","extensions":{"x":["\ude00\ud83d"]}}""", "half a character")]
    [InlineData("""{"query":"{__typename}","operationName":"\udfff"}""", "half a character")]
    [InlineData("""{"query":"\u00""", "not valid JSON")]
    [InlineData("""{"query":"{__typename}",}""", "line 1, byte 25")]
    [InlineData("", "not valid JSON")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"x\"", "not a JSON object")]
    [InlineData("""{"query":1}""", "'query' is not a string")]
    [InlineData("""{"query":null}""", "'query' is missing")]
    [InlineData("""{"query":"{__typename}","operationName":1}""", "'operationName' is not a string")]
    [InlineData("""{"query":"{__typename}","variables":[1]}""", "'variables' is not an object")]
    [InlineData("""{"query":"{__typename}","variables":"{}"}""", "'variables' is not an object")]
    [InlineData("""{"query":"{__typename}","extensions":1}""", "'extensions' is not an object")]
    [InlineData("""{"documentId":7}""", "'documentId' is not a string")]
    [InlineData("""{"query":"{__typename}","documentId":"x"}""", "not both")]
    [InlineData("""[{"query":"{__typename}"}]""", "one request at a time")]
    [InlineData("""{"query":"{__typename}","query":"{x}"}""", "same name twice")]
    [InlineData("""{"query":"query($a:Int){__typename}","variables":{"a":1,"\u0061":2}}""", "same name twice")]
    [InlineData("""{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"version":1}}}""", "same name twice")]
    [InlineData("""{"extensions":{"persistedQuery":1}}""", "'version' 1")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "sha256Hash")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"x"}}}""", "'version' 1")]
    [InlineData("""{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}""", "not the SHA-256")]
    public async Task A_malformed_body_is_refused_with_a_reason(string body, string reason)
    {
        var (status, answer) = await PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)answer["errors"]![0]!["extensions"]!["code"]));
        Assert.False(answer.ContainsKey("data"));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        var (status, answer) = await PostAsync([.. "{\"query\":\"{__typename} #"u8, 0xC3, 0x28, .. "\"}"u8]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("not UTF-8", (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_nested_without_end_is_refused()
    {
        var (status, answer) = await PostAsync(Encoding.UTF8.GetBytes(
            """{"query":"{__typename}","variables":{"a":""" + new string('[', 50_000) + new string(']', 50_000) + "}}"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("not valid JSON", (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query=%7B__typename%7D&variables=%7B%22%5Cud800%22:1%7D", "half a character")]
    [InlineData("query=%7B__typename%7D&variables=%5B%5D", "not a JSON object")]
    [InlineData("query=%7B__typename%7D&variables=%7B", "not valid JSON")]
    [InlineData("query=%7B__typename%7D&extensions=1", "not a JSON object")]
    [InlineData("query=%7B__typename%7D&query=%7Bx%7D", "more than once")]
    [InlineData("", "'query' is missing")]
    [InlineData("variables=%7B%7D", "'query' is missing")]
    public async Task A_malformed_address_is_refused_with_a_reason(string query, string reason)
    {
        using var answer = await (await sites.SharedAsync()).Client.GetAsync(new Uri($"{Endpoint}?{query}", UriKind.Relative));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (string)body["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_of_surrogates_and_other_escapes_are_text()
    {
        var (status, answer) = await PostAsync("""{"query":"query($a:String){article(where:{displayText:$a}){displayText} \u0061:__typename}","variables":{"a":"\ud83d\ude00 \u0627"}}"""u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Query", (string?)answer["data"]!["a"]);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("APPLICATION/JSON;charset=UTF-8", true)]
    [InlineData("application/json; charset=\"utf-8\"", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/graphql-response+json", false)]
    [InlineData("application/jsonx", false)]
    [InlineData("text/plain", false)]
    [InlineData("text/plain; x=application/json", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData(null, false)]
    public async Task Only_json_is_taken_so_that_no_form_of_another_site_can_ask(string? type, bool isTaken)
    {
        using var content = new ByteArrayContent("""{"query":"{__typename}"}"""u8.ToArray());
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await (await sites.SharedAsync()).Client.PostAsync(new Uri(Endpoint, UriKind.Relative), content);
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task A_compressed_body_is_not_unpacked(string coding)
    {
        // Ten million spaces, which take 10 kB.
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("""{"query":"{__typename""" + new string(' ', 10_000_000) + "}\"}"));
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        using var answer = await (await sites.SharedAsync()).Client.PostAsync(new Uri(Endpoint, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_in_the_form_of_the_protocol(bool tellsItsLength)
    {
        static string Body(int bytes) => """{"query":"{__typename}","x":" """.TrimEnd() + new string('x', bytes - 31) + "\"}";
        using var just = new StringContent(Body(262_144), Encoding.UTF8, "application/json");
        Assert.Equal(262_144, just.Headers.ContentLength);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, UriKind.Relative)) { Content = just };
        request.Headers.TransferEncodingChunked = !tellsItsLength;
        using var good = await (await sites.SharedAsync()).Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);

        using var larger = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, UriKind.Relative))
        {
            Content = new StringContent(Body(262_145), Encoding.UTF8, "application/json"),
        };
        larger.Headers.TransferEncodingChunked = !tellsItsLength;
        using var refused = await (await sites.SharedAsync()).Client.SendAsync(larger);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The request's body is larger than 262144 bytes.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await refused.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json; charset=utf-8", "application/graphql-response+json")]
    [InlineData("APPLICATION/GRAPHQL-RESPONSE+JSON", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, application/json", "application/graphql-response+json")]
    [InlineData("application/json, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "application/json")]
    [InlineData("application/json, application/graphql-response+json;q=0.5", "application/json")]
    [InlineData("application/graphql-response+json;q=0, */*", "application/json")]
    [InlineData("application/json;q=0, */*;q=0.1", "application/graphql-response+json")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    [InlineData("text/html", null)]
    [InlineData("application/json;q=0", null)]
    public async Task The_answer_is_of_the_type_that_the_client_prefers(string? accept, string? expected)
    {
        foreach (var isGet in new[] { true, false })
        {
            using var request = new HttpRequestMessage(
                isGet ? HttpMethod.Get : HttpMethod.Post, new Uri(isGet ? $"{Endpoint}?query=%7Bnothing%7D" : Endpoint, UriKind.Relative));
            if (!isGet)
                request.Content = new StringContent("""{"query":"{nothing}"}""", Encoding.UTF8, "application/json");
            if (accept is not null)
                request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await (await sites.SharedAsync()).Client.SendAsync(request);
            var type = answer.Content.Headers.ContentType!;
            Assert.Equal(expected ?? "application/json", type.MediaType);
            Assert.Equal("utf-8", type.CharSet);

            // A document that cannot be executed has another status for those who know the new type.
            Assert.Equal(expected is null ? HttpStatusCode.NotAcceptable : expected == "application/json" ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.False(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject().ContainsKey("data"));
        }
    }

    [Fact]
    public async Task A_mutation_is_never_run_by_an_address()
    {
        var server = await sites.SharedAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, new Uri($"{Endpoint}?query=mutation%7B__typename%7D", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sites.SharedTokenAsync());
            request.Headers.Add("X-HTTP-Method-Override", "POST");
            using var answer = await server.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["POST"], answer.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("subscription { __typename }", "VALIDATION_FAILED", "The schema has no subscription operations.")]
    [InlineData("{ __typename @defer }", "VALIDATION_FAILED", "There is no directive '@defer'.")]
    [InlineData("query A { __typename } query B { __typename }", "OPERATION_NOT_FOUND", "more than one operation")]
    [InlineData("fragment F on Query { __typename }", "VALIDATION_FAILED", "No operation uses the fragment 'F'.")]
    [InlineData("type A { a: Int }", "VALIDATION_FAILED", "A request cannot define types.")]
    [InlineData("", "SYNTAX_ERROR", "the end of the text")]
    public async Task What_cannot_be_executed_is_said(string query, string code, string message)
    {
        var (_, answer) = await PostAsync(JsonSerializer.SerializeToUtf8Bytes(new { query }));
        var error = answer["errors"]![0]!;
        Assert.Equal(code, (string?)error["extensions"]!["code"]);
        Assert.Contains(message, (string)error["message"]!, StringComparison.Ordinal);
        Assert.False(answer.ContainsKey("data"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused_and_the_allowed_ones_told(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Endpoint, UriKind.Relative));
        using var answer = await (await sites.SharedAsync()).Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task What_is_asked_can_be_registered_once_and_then_named_by_its_hash()
    {
        var server = await sites.SharedAsync();
        var query = $"{{ mine{Guid.NewGuid():N}: __typename }}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        var extensions = JsonSerializer.Serialize(new { persistedQuery = new { version = 1, sha256Hash = hash } });
        var byHash = $"{Endpoint}?extensions={Uri.EscapeDataString(extensions)}";

        var unknown = JsonNode.Parse(await server.Client.GetStringAsync(new Uri(byHash, UriKind.Relative)))!;
        Assert.Equal("PersistedQueryNotFound", (string?)unknown["errors"]![0]!["message"]);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (string?)unknown["errors"]![0]!["extensions"]!["code"]);

        var registered = await PostAsync(Encoding.UTF8.GetBytes($$"""{"query":"{{query}}","extensions":{{extensions}}}"""));
        var known = await server.Client.GetStringAsync(new Uri(byHash, UriKind.Relative));
        Assert.Equal(registered.Answer.ToJsonString(), known);
        Assert.Equal(known, await server.Client.GetStringAsync(new Uri($"{Endpoint}?documentId=sha256:{hash}", UriKind.Relative)));
    }

    [Fact]
    public async Task A_document_that_is_none_is_not_registered()
    {
        var server = await sites.SharedAsync();
        var query = $"{{ nothing{Guid.NewGuid():N} }}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        await PostAsync(Encoding.UTF8.GetBytes($$$$"""{"query":"{{{{query}}}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{hash}}}}"}}}"""));
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await server.Client.GetStringAsync(new Uri($"{Endpoint}?documentId=sha256:{hash}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_trusted_documents_are_answered_where_that_is_set_and_the_site_still_works()
    {
        const string Trusted = "query Titles($first: Int) { article(first: $first) { displayText } }";
        var manifest = Path.Combine(TestRun.NewFolder("manifest"), "trusted.json");
        await File.WriteAllTextAsync(manifest, JsonSerializer.Serialize(new Dictionary<string, string> { ["titles"] = Trusted }));
        await using var server = await CmsProcess.StartAsync(
            await sites.CopyAsync(), $"--Cms:GraphQL:TrustedDocuments={manifest}", "--Cms:GraphQL:TrustedDocumentsOnly=true", "--Cms:GraphQL:MaxBatchSize=2");

        foreach (var body in new object[] { new { documentId = "titles", variables = new { first = 1 } }, new { query = Trusted, variables = new { first = 1 } } })
        {
            var (status, answer) = await PostAsync(JsonSerializer.SerializeToUtf8Bytes(body), server);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Single(answer["data"]!["article"]!.AsArray());
        }

        var (_, foreign) = await PostAsync("""{"query":"{ __typename }"}"""u8.ToArray(), server);
        Assert.Equal("UNTRUSTED_DOCUMENT", (string?)foreign["errors"]![0]!["extensions"]!["code"]);
        var hash = Convert.ToHexStringLower(SHA256.HashData("{__typename}"u8));
        var (_, registered) = await PostAsync(
            Encoding.UTF8.GetBytes($$$$"""{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{hash}}}}"}}}"""), server);
        Assert.Equal("UNTRUSTED_DOCUMENT", (string?)registered["errors"]![0]!["extensions"]!["code"]);

        using var batch = new ByteArrayContent("""[{"documentId":"titles","variables":{"first":1}},{"query":"{__typename}"}]"""u8.ToArray());
        batch.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var both = await server.Client.PostAsync(new Uri(Endpoint, UriKind.Relative), batch);
        var answers = JsonNode.Parse(await both.Content.ReadAsStringAsync())!.AsArray();
        Assert.NotNull(answers[0]!["data"]);
        Assert.Equal("UNTRUSTED_DOCUMENT", (string?)answers[1]!["errors"]![0]!["extensions"]!["code"]);
        var (tooMany, _) = await PostAsync("""[{},{},{}]"""u8.ToArray(), server);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany);

        using var page = await server.Client.GetAsync(new Uri("/news/a-bench-is-not-a-luxury", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("--Cms:GraphQL:TrustedDocuments=/no/such/file.json", "cannot be read")]
    [InlineData("--Cms:GraphQL:MaxBatchSize=0", "must be a whole number above 0")]
    [InlineData("--Cms:GraphQL:ResponseCache=perhaps", "can be true or false")]
    public async Task A_setting_that_cannot_be_used_is_named_at_the_start(string setting, string reason)
    {
        await using var server = CmsProcess.Launch(await sites.ScratchAsync(), [setting]);
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(server.BecomeReadyAsync);
        Assert.Contains("Cms:GraphQL:", failed.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failed.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(byte[] body, CmsProcess? server = null)
    {
        server ??= await sites.SharedAsync();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await server.Client.PostAsync(new Uri(Endpoint, UriKind.Relative), content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
