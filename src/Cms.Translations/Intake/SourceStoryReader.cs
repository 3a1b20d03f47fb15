namespace Cms.Translations.Intake;

/// <summary>Reads a story of another outlet from plain text or HTML.</summary>
public static class SourceStoryReader
{
    /// <summary>Finds title, body and language; loses no line of the article and says what it made of each.</summary>
    /// <param name="text">As <see cref="IntakeText"/> gives it.</param>
    /// <param name="isHtml">Whether to read it as HTML.</param>
    public static StoryText Read(string text, bool isHtml) => throw new NotImplementedException();
}
