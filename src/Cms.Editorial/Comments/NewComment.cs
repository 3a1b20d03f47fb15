using Cms.Content.Items;

namespace Cms.Editorial.Comments;

/// <summary>Something somebody wants to say of an item, or of a part of its text.</summary>
/// <param name="Id">Chosen by the writer, so that a repeated request adds nothing; letters, digits and dashes.</param>
/// <param name="Text">Plain; <c>@</c> and the name of a person tells them.</param>
/// <param name="ReplyTo">Id of the comment it answers; null begins a thread. The answer is about what the thread is about.</param>
/// <param name="SegmentId">Null for the item as a whole, or with a quote for its body.</param>
/// <param name="Quote">The words that were selected, as they are shown or as they are written; null for all of it.</param>
/// <param name="QuoteAt">Where the quote begins in the text as it is shown, in UTF-16 code units; only tells equal words apart.</param>
public sealed record NewComment(
    string Id, ItemId Item, string Text, string? ReplyTo = null, string? SegmentId = null, string? Quote = null, int? QuoteAt = null);
