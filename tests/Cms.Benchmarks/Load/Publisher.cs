using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cms.Benchmarks.Load;

/// <summary>A desk at work: once a second it takes one of the newest articles off the site, or puts it back.</summary>
internal sealed class Publisher(HttpClient client, int articles) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    public static Publisher Start(int port, string token, int articles)
    {
        var client = new HttpClient { BaseAddress = new Uri(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var publisher = new Publisher(client, articles);
        publisher._work = publisher.RunAsync();
        return publisher;
    }

    /// <summary>How many changes readers have seen.</summary>
    public int Changes { get; private set; }

    /// <summary>Puts everything back before it ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
        client.Dispose();
    }

    private async Task RunAsync()
    {
        for (var i = 1; !_stop.IsCancellationRequested; i++)
        {
            var number = Math.Max(0, articles - 1 - (i * 3 % 50));
            var found = await AskAsync(
                $$"""{ article(where: { contentItemId: "{{Corpus.Id("article", number)}}" }) { contentItemId contentItemVersionId } }""");
            var item = found.GetProperty("article")[0];
            await PauseAsync();
            item = await ChangeAsync("unpublishContentItem", item);
            await PauseAsync();
            await ChangeAsync("publishContentItem", item);
        }
    }

    private async Task<JsonElement> ChangeAsync(string change, JsonElement item)
    {
        var changed = await AskAsync(
            $$"""mutation { {{change}}(contentItemId: {{item.GetProperty("contentItemId").GetRawText()}}, seen: {{item.GetProperty("contentItemVersionId").GetRawText()}}) { contentItemId contentItemVersionId } }""");
        Changes++;
        return changed.GetProperty(change);
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/graphql", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("errors", out _) || !json.RootElement.TryGetProperty("data", out var data)
            ? throw new InvalidOperationException($"The desk could not work: {text}")
            : data.Clone();
    }

    private Task PauseAsync() => Task.Delay(Pause, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
