namespace Cms.Editorial.Comments;

/// <summary>A comment as one person sees it.</summary>
/// <param name="ReplyTo">The comment it answers; null when it begins a thread.</param>
/// <param name="SegmentId">Null for the item as a whole, or with a quote for its body.</param>
/// <param name="IsSegmentGone">Whether the segment is not in the text any more.</param>
/// <param name="QuoteIn">Where the quote stands now; null without one, and when the words are not there any more.</param>
/// <param name="By">Name as the desk knows the person.</param>
/// <param name="EditedUtc">Null while it reads as it was written.</param>
/// <param name="Text">Plain; empty when its author took it back.</param>
/// <param name="IsDeleted">Its author took it back; it stays for its answers.</param>
/// <param name="ResolvedBy">Null while its thread is open.</param>
public sealed record CommentView(
    string Id,
    string? ReplyTo,
    string? SegmentId,
    bool IsSegmentGone,
    string? Quote,
    int? QuoteAt,
    QuotedText? QuoteIn,
    string By,
    bool IsMine,
    DateTime AtUtc,
    DateTime? EditedUtc,
    string Text,
    bool IsDeleted,
    string? ResolvedBy,
    DateTime? ResolvedUtc)
{
    /// <summary>The words it is about were changed since.</summary>
    public bool IsQuoteLost => Quote is not null && QuoteIn is null;
}

/// <summary>The text that a quote is of.</summary>
public enum QuotedText
{
    Target,
    Source,
    Body,
}
