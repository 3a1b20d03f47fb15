using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Items;

namespace Cms.Data.Tests.Items;

/// <summary>Articles as large as real ones.</summary>
internal static class BigArticle
{
    /// <summary>An article of some 4,000 characters with the index rows of a real one.</summary>
    public static ImportedItem Create(int number)
    {
        var body = string.Join(' ', Enumerable.Range(0, 600).Select(i => "word" + ((number * 31) + (i * 7)) % 5000));
        var id = ItemId.New();
        var item = Sample.Article($"Article {number}", id, published: true) with
        {
            ContentItemVersionId = VersionId.New(),
            CreatedUtc = Sample.Noon.AddMinutes(number),
            PublishedUtc = Sample.Noon.AddMinutes(number),
            Content = ItemContent.Empty.With(body, "MarkdownBodyPart", "Markdown").With($"Article {number}", "TitlePart", "Title"),
        };
        return new ImportedItem(item, new ItemIndex(
            $"news/{id}",
            null,
            "en",
            "set" + id,
            [.. Enumerable.Range(0, 5).Select(i => new TermEntry("Article", "Keywords", $"term{((number * 3) + i) % 400}", i)), new TermEntry("Article", "Section", $"section{number % 8}", 0)],
            [new("SourcePart", "Outlet", $"outlet{number % 50}", 0), new("TranslatorPart", "Translators", $"who{number % 90}", 0), new("TranslatorPart", "Editors", $"who{number % 20}", 0), new("Article", "ReadAlso", $"item{number % 1000}", 0)],
            [new ValueEntry("Article", "Kind", "news", null, null, null), new ValueEntry("SourcePart", "OriginalUrl", $"https://example.org/{number}", null, null, null)],
            body));
    }
}
