using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Web.Tests.Running;

/// <summary>A person at the admin UI without a browser: keeps cookies, fills forms in, sends what the form would send.</summary>
internal sealed class AdminClient(HttpClient http) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private string _at = "/admin";

    public HttpClient Http => http;

    public static async Task<AdminClient> SignInAsync(CmsProcess server, string name, string password)
    {
        var client = new AdminClient(server.NewClient());
        var answer = await client.TrySignInAsync(name, password);
        Assert.True(answer == HttpStatusCode.SeeOther, $"{name} could not sign in: {(int)answer}");
        return client;
    }

    /// <returns>303 when signed in.</returns>
    public async Task<HttpStatusCode> TrySignInAsync(string name, string password)
    {
        var (_, page) = await PageAsync("/admin/sign-in");
        using var answer = await SendAsync(FormOf(page, "input[type=password]"), new() { ["name"] = name, ["password"] = password });
        return answer.StatusCode;
    }

    /// <returns>What the page said then.</returns>
    public async Task<string> FailToSignInAsync(string name, string password)
    {
        var (_, page) = await PageAsync("/admin/sign-in");
        using var answer = await SendAsync(FormOf(page, "input[type=password]"), new() { ["name"] = name, ["password"] = password });
        Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> PageAsync(string address)
    {
        _at = address;
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, Parser.ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(html);

    /// <summary>The form that <paramref name="selector"/> is in.</summary>
    public static IHtmlFormElement FormOf(IHtmlDocument page, string selector) =>
        page.QuerySelector(selector)?.Closest("form") as IHtmlFormElement
        ?? throw new InvalidOperationException($"No form with {selector} in:\n{page.Body?.TextContent}");

    /// <summary>Sends the form as it is, with some fields filled in differently.</summary>
    /// <param name="fields">A null value removes the field.</param>
    public async Task<HttpResponseMessage> SendAsync(IHtmlFormElement form, Dictionary<string, string?> fields)
    {
        var values = Values(form).Where(v => !fields.ContainsKey(v.Key))
            .Concat(from field in fields where field.Value is not null select KeyValuePair.Create(field.Key, field.Value!));
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : _at;
        using var content = new FormUrlEncodedContent(values);
        return await http.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> GetJsonAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await ReadAsync(answer));
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostJsonAsync(string address, JsonNode body, string? antiforgery = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (antiforgery is not null)
            request.Headers.Add("RequestVerificationToken", antiforgery);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await ReadAsync(answer));
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonNode.Parse(await answer.Content.ReadAsStringAsync())
            : null;

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "file" or "submit" or "button" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                        yield return KeyValuePair.Create(name, option.Value);
                    break;
            }
        }
    }
}
