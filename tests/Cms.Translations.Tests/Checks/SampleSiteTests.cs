using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cms.Translations.Checks;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Checks;

/// <summary>The checks on texts that were written to be read, and their words in the languages of the interface.</summary>
public sealed class SampleSiteTests
{
    [Fact]
    public void Nothing_is_found_in_the_published_translations_of_the_sample_site()
    {
        var items = File.ReadLines(Path.Combine(Root(), "recipes", "newsroom.sample.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
        var stories = items.Where(item => Text(item["ContentType"]) == "SourceStory").ToDictionary(item => Text(item["ContentItemId"]));
        var checkedArticles = 0;
        foreach (var article in items.Where(item => Text(item["ContentType"]) == "Article"))
        {
            var story = stories[Text(article["SourcePart"]!["SourceStory"]!["ContentItemIds"]![0])];
            var source = Segmenter.Cut(Text(story["TitlePart"]!["Title"]), Text(story["SourceRevisionPart"]!["Text"]!["Markdown"]));
            var target = Segmenter.Cut(Text(article["TitlePart"]!["Title"]), Text(article["MarkdownBodyPart"]!["Markdown"]));
            if (source.Length != target.Length)
                continue; // an abridged one: which segment translates which is not known

            var text = new CheckedText(
                "ar",
                Text(article["LocalizationPart"]!["Culture"]),
                [.. source.Zip(target, (from, to) => new CheckedSegment(from.Id, from.Kind, from.Text, to.Text))],
                new(Text(article["Article"]!["Summary"]!["Text"]), 1, true, []));
            Assert.Equal([], ArticleChecks.Run(text, new()).Select(finding => $"{text.TargetLanguage} {finding.Check}: {finding.Text}"));
            checkedArticles++;
        }

        Assert.True(checkedArticles >= 14, $"Only {checkedArticles} articles were checked.");
    }

    [Fact]
    public void Every_message_has_its_words_in_both_languages_of_the_interface()
    {
        var messages = CheckCases.Files.SelectMany(file => CheckCases.In(file).Values)
            .SelectMany(c => ArticleChecks.Run(c.Text, new()))
            .Concat(ArticleChecks.Run(new("ar", "en", [], new("", 0, false, [new("LeadImage", "a.jpg", null)])), new()))
            .Concat(ArticleChecks.Run(new("ar", "en", [], new("Short", 1, true, [])), new()))
            .Concat(ArticleChecks.Run(new("ar", "en", [], new(new string('x', 500), 1, true, [])), new()))
            .Select(finding => finding.Message).ToHashSet();
        Assert.True(messages.Count > 30, $"Only {messages.Count} messages were seen.");
        foreach (var file in new[] { "Texts.resx", "Texts.ar.resx" })
        {
            var words = XDocument.Load(Path.Combine(Root(), "src", "Cms.Admin", file)).Descendants("data")
                .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
            Assert.All(messages, message =>
            {
                Assert.True(words.TryGetValue(message, out var text), $"{file} lacks “{message}”.");
                Assert.Equal(message.Contains("{0}", StringComparison.Ordinal), text.Contains("{0}", StringComparison.Ordinal));
                Assert.Equal(message.Contains("{1}", StringComparison.Ordinal), text.Contains("{1}", StringComparison.Ordinal));
            });
        }
    }

    private static string Text(JsonNode? node) => (string?)node ?? "";

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Cms.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }
}
