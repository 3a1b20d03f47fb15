using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>Makes an article of a page of ours that was published elsewhere.</summary>
internal sealed class ArticleIntake(ItemStore items, Terms terms)
{
    /// <returns>The draft, or <c>no-article-type</c>, <c>no-text</c>, <c>already-taken-in</c>.</returns>
    internal async Task<Result<IntakeDraft>> ReadAsync(
        IntakeResult.Accepted text,
        IntakeInput input,
        IntakeKnowledge.Known known,
        ContentDefinitions definitions,
        CancellationToken cancellationToken)
    {
        if (ArticleDraft.TypeIn(definitions) is not { } type)
            return Problem.Invalid("no-article-type", "No content type has a SourcePart and a TranslatorPart: run the newsroom's recipe first.");

        var page = ArticlePageReader.Read(text.Text, text.IsHtml, known.Hints);
        if (string.IsNullOrWhiteSpace(page.Title) || string.IsNullOrWhiteSpace(page.BodyMarkdown))
            return Problem.Invalid("no-text", $"'{input.FileName}' has no title and text to take in.");

        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(text.Notes);
        if (await AgainstSameAsync(type, page, notes, cancellationToken) is { } same)
            return same;

        var outlet = known.OutletNamed(input.Outlet)?.ContentItemId.Value ?? page.Outlet?.Id;
        if (outlet is null)
        {
            notes.Add(page.Outlet is { } named
                ? $"The text names the outlet '{named.Name}', which is not on the desk: add it, and choose it in the article."
                : "The outlet was not recognised: choose it in the article.");
        }

        var own = new JsonObject
        {
            ["Summary"] = IntakeDraft.Text(page.Summary),
            ["ReadAlso"] = await ReadAlsoAsync(type, page, notes, cancellationToken),
        };
        if (await KeywordsAsync(type, page, definitions, notes, cancellationToken) is { } keywords)
            own["Keywords"] = keywords;
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = page.Title },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = page.BodyMarkdown },
            ["SourcePart"] = new JsonObject { ["Outlet"] = IntakeDraft.Picker(outlet is null ? [] : [outlet]) },
            ["DisclaimerPart"] = new JsonObject
            {
                ["Disclaimer"] = IntakeDraft.Picker(page.Disclaimer?.Id is { } id ? [id] : []),
                ["Text"] = IntakeDraft.Text(page.Disclaimer?.Text),
                ["DisclaimerVersionId"] = IntakeDraft.Text(null),
                ["Reason"] = IntakeDraft.Text(null),
            },
            [type.Name] = own,
        };
        if ((input.Language ?? page.Language) is { } language)
            content["LocalizationPart"] = new JsonObject { ["Culture"] = language };
        foreach (var part in content.Select(p => p.Key).Where(p => p != type.Name && !type.Has(p)).ToArray())
            content.Remove(part);
        return new IntakeDraft(type.Name, ItemContent.From(content), notes.ToImmutable(), page.Lines);
    }

    private async Task<Problem?> AgainstSameAsync(
        ContentType type, ArticlePage page, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var found = await items.QueryAsync(
            new ItemQuery
            {
                ContentTypes = [type.Name],
                Status = VersionStatus.Latest,
                Where = new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.DisplayText), Comparison.Equal, page.Title),
                Take = 20,
            },
            cancellationToken);
        if (found.FirstOrDefault(a => a.Content.Text("MarkdownBodyPart", "Markdown") == page.BodyMarkdown) is { } same)
            return Problem.Conflict("already-taken-in", $"This article is here already, as '{same.Item.DisplayText}' ({same.ContentItemId}).");
        notes.AddRange(found.Select(a => $"Another article has this title: {a.ContentItemId}."));
        return null;
    }

    /// <summary>Titles of published articles become references; the others are kept under a key of ours until somebody finds them.</summary>
    private async Task<JsonObject> ReadAlsoAsync(
        ContentType type, ArticlePage page, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var found = page.ReadAlso.Count == 0 ? [] : await items.QueryAsync(
            new ItemQuery
            {
                ContentTypes = [type.Name],
                Where = new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.DisplayText), Comparison.In, [.. page.ReadAlso]),
            },
            cancellationToken);
        var byTitle = found.GroupBy(a => a.Item.DisplayText!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().ContentItemId.Value);
        var field = IntakeDraft.Picker(page.ReadAlso.Where(byTitle.ContainsKey).Select(t => byTitle[t]).Distinct());
        string[] unresolved = [.. page.ReadAlso.Where(t => !byTitle.ContainsKey(t))];
        if (unresolved.Length > 0)
        {
            field["Unresolved"] = new JsonArray([.. unresolved.Select(t => (JsonNode)t)]);
            notes.AddRange(unresolved.Select(t => $"The related article '{t}' is not here: it is kept as a title."));
        }

        return field;
    }

    private async Task<JsonObject?> KeywordsAsync(
        ContentType type, ArticlePage page, ContentDefinitions definitions, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        if (page.Keywords.Count == 0 || definitions.Part(type.Name)?.Field("Keywords") is not { FieldType: FieldTypes.Taxonomy } field)
            return null;
        var taxonomy = field.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId");
        var index = await terms.GetAsync(cancellationToken);
        var found = page.Keywords.Select(k => (Name: k, Term: index.FindByName(k).FirstOrDefault(t => t.Taxonomy.Value == taxonomy))).ToArray();
        notes.AddRange(found.Where(k => k.Term is null).Select(k => $"The keyword '{k.Name}' is not on the desk: add it in the article."));
        Term[] known = [.. found.Select(k => k.Term).OfType<Term>().Distinct()];
        return new JsonObject
        {
            ["TaxonomyContentItemId"] = taxonomy,
            ["TermContentItemIds"] = new JsonArray([.. known.Select(t => (JsonNode)t.Id)]),
            ["TagNames"] = new JsonArray([.. known.Select(t => (JsonNode)t.Name)]),
        };
    }
}
