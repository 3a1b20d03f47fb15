namespace Cms.Translations.Intake;

/// <summary>Reads an article of ours back from the page it was published on, in plain text or HTML.</summary>
public static class ArticlePageReader
{
    /// <summary>Takes the page apart; no line disappears without a reason in <see cref="ArticlePage.Lines"/>.</summary>
    /// <param name="text">As <see cref="IntakeText"/> gives it.</param>
    /// <param name="isHtml">Whether to read it as HTML.</param>
    /// <param name="hints">What the newsroom knows.</param>
    public static ArticlePage Read(string text, bool isHtml, ArticlePageHints hints) => throw new NotImplementedException();

    /// <summary>
    /// Whether the text bears a disclaimer of ours: one that is known, or one that says both that the text was
    /// translated and that it was not verified. Anything else is a source story.
    /// </summary>
    public static bool LooksLikeOurs(string text, ArticlePageHints hints, bool isHtml = false) => throw new NotImplementedException();
}
