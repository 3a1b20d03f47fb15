using Cms.Content.Items;

namespace Cms.Data.Comments;

/// <summary>What somebody said of an item, or of a part of its text; never public.</summary>
/// <param name="ReplyTo">The comment it answers, which answers none itself; null when it begins a thread.</param>
/// <param name="EditedUtc">Null while it reads as it was written.</param>
/// <param name="DeletedUtc">When its author took it back: its text is gone, and it stays only for its answers.</param>
/// <param name="ResolvedBy">The account that closed its thread; null while it is open.</param>
public sealed record Comment(
    string Id,
    ItemId Item,
    string? ReplyTo,
    CommentPlace Place,
    string AccountId,
    string Text,
    DateTime AtUtc,
    DateTime? EditedUtc = null,
    DateTime? DeletedUtc = null,
    string? ResolvedBy = null,
    DateTime? ResolvedUtc = null);

/// <summary>What a comment is about.</summary>
/// <param name="SegmentId">Null for the item, or with a quote for its body.</param>
/// <param name="Quote">The words that were selected; null for all of it.</param>
/// <param name="At">Where the quote began, in UTF-16 code units of the text without marks.</param>
public sealed record CommentPlace(string? SegmentId = null, string? Quote = null, int? At = null)
{
    public static CommentPlace Whole { get; } = new();
}
