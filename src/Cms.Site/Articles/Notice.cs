namespace Cms.Site.Articles;

/// <summary>Something readers should know about the text.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Date">When it was said.</param>
/// <param name="Text">What happened.</param>
public sealed record Notice(NoticeKind Kind, DateTimeOffset? Date, string Text)
{
    /// <summary>True for what must be read before the text.</summary>
    public bool IsBanner => Kind is NoticeKind.Retraction or NoticeKind.Takedown;

    /// <summary>True for what repairs an error.</summary>
    public bool IsCorrection =>
        Kind is NoticeKind.Mistranslation or NoticeKind.EditingError or NoticeKind.SourceCorrection;
}
