using System.Globalization;
using System.Text.Json.Nodes;

namespace Cms.Web.Tests.Running;

/// <summary>Published articles in any number, made from the contract's own.</summary>
internal static class ManyArticles
{
    /// <summary>Writes <paramref name="count"/> lines that differ in id, title, path, set and date.</summary>
    public static async Task<string> WriteAsync(int count, string name = "many")
    {
        var file = Path.Combine(TestRun.NewFolder("many"), "many.jsonl");
        var sample = Sample();
        await using var writer = new StreamWriter(file);
        for (var i = 0; i < count; i++)
            await writer.WriteLineAsync(One(sample, name, i));
        return file;
    }

    public static string One(string name, int i) => One(Sample(), name, i);

    private static string One(JsonObject sample, string name, int i)
    {
        var number = i.ToString("D6", CultureInfo.InvariantCulture);
        var id = $"{name}{number}".PadRight(26, '0');
        var at = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var article = sample.DeepClone().AsObject();
        article["ContentItemId"] = id;
        article["ContentItemVersionId"] = $"{name}v{number}".PadRight(26, '0');
        article["DisplayText"] = $"{name} {number}";
        article["TitlePart"]!["Title"] = $"{name} {number}";
        foreach (var date in new[] { "CreatedUtc", "ModifiedUtc", "PublishedUtc" })
            article[date] = at;
        article["AutoroutePart"]!["Path"] = $"news/{name}-{number}";
        article["LocalizationPart"]!["LocalizationSet"] = $"{name}set{number}".PadRight(26, '0');
        article["MarkdownBodyPart"]!["Markdown"] = $"The first paragraph of {number}.\n\nThe second, somewhat longer paragraph of {number}.";
        return article.ToJsonString();
    }

    private static JsonObject Sample() => File.ReadLines(Repository.TestFile("Contract", "items.jsonl"))
        .Select(line => JsonNode.Parse(line)!.AsObject()).Single(item => (string?)item["ContentType"] == "Article");
}
