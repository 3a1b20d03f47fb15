namespace Cms.Translations.Intake;

/// <summary>What came of reading a file.</summary>
public abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>The file is text.</summary>
    /// <param name="Text">Without byte order mark, LF, NFC.</param>
    /// <param name="IsHtml">By the ending of the file name, or because the text begins as HTML does.</param>
    /// <param name="Encoding"><c>utf-8</c>, <c>utf-16le</c> or <c>utf-16be</c>.</param>
    /// <param name="Notes">What was changed on the way in, in plain words; mostly empty.</param>
    public sealed record Accepted(string Text, bool IsHtml, string Encoding, IReadOnlyList<string> Notes) : IntakeResult;

    /// <summary>The file is refused.</summary>
    /// <param name="Code"><c>empty</c>, <c>too-large</c>, <c>binary</c>, <c>wrong-encoding</c> or <c>bad-characters</c>.</param>
    /// <param name="Message">One message for the person who brought the file: what was found, where, and what to do.</param>
    public sealed record Refused(string Code, string Message) : IntakeResult;
}
