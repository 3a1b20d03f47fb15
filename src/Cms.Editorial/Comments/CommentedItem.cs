using Cms.Content.Items;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Markdown;

namespace Cms.Editorial.Comments;

/// <summary>An item with the texts that comments can be about.</summary>
/// <param name="Holder">The account that has claimed it; null for nobody.</param>
/// <param name="Text">Null when the item's text is not made from segments.</param>
internal sealed record CommentedItem(ItemVersion Latest, string? Holder, PieceText? Text)
{
    /// <summary>Where items keep the text that is read from top to bottom.</summary>
    private static readonly string[][] Bodies = [["MarkdownBodyPart", "Markdown"], ["HtmlBodyPart", "Html"], ["SourceRevisionPart", "Text", "Markdown"]];

    /// <summary>Who may read a draft may speak of it.</summary>
    public bool IsFor(Actor actor) => DeskRules.MayRead(actor, Latest.Item, Holder);

    public bool HasSegment(string id) => Text?.Segments.Any(segment => segment.Id == id) == true;

    /// <summary>Returns the text in which a quote stands, or null when it does not any more.</summary>
    public QuotedText? Find(CommentPlace place)
    {
        if (place.Quote is not { } quote)
            return null;
        if (place.SegmentId is not { } id)
            return Bodies.Any(path => Holds(Latest.Content.Text(path), quote)) ? QuotedText.Body : null;
        if (Holds(Text?.Targets.FirstOrDefault(target => target.Target.SegmentId == id)?.Target.Text, quote))
            return QuotedText.Target;
        return Holds(Text?.Segments.FirstOrDefault(segment => segment.Id == id)?.Text, quote) ? QuotedText.Source : null;
    }

    /// <summary>Whether words stand in a text, as it is shown or as it is written.</summary>
    private static bool Holds(string? text, string quote) => !string.IsNullOrEmpty(text)
        && (Folded(text).Contains(Folded(quote), StringComparison.Ordinal)
            || Folded(MarkdownRenderer.ToPlainText(text)).Contains(Folded(quote), StringComparison.Ordinal));

    /// <summary>How a text is broken into lines says nothing about its words.</summary>
    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Reads items for those who speak of them.</summary>
internal sealed class CommentedItems(ItemStore items, ClaimStore claims, PieceTextReader texts)
{
    /// <param name="withText">Whether the segments are needed.</param>
    /// <returns>Null when there is no such item for this actor.</returns>
    public async Task<CommentedItem?> FindAsync(ItemId id, bool withText, Actor actor, CancellationToken cancellationToken)
    {
        if (await items.FindLatestAsync(id, cancellationToken) is not { } latest)
            return null;

        var claim = await claims.FindByArticleAsync(id, cancellationToken);
        var item = new CommentedItem(latest, claim?.AccountId, null);
        if (!item.IsFor(actor))
            return null;

        return withText && claim is not null ? item with { Text = await texts.ReadAsync(latest, claim, cancellationToken) } : item;
    }
}
