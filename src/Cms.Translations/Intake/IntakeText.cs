namespace Cms.Translations.Intake;

/// <summary>The door for files: turns bytes into text, or says why it cannot.</summary>
public static class IntakeText
{
    /// <summary>The largest file that is taken, in bytes: 5 MB.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>
    /// Takes UTF-8 with or without a byte order mark and UTF-16 with one. The text comes back without the mark, with
    /// LF line ends and in NFC.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Named in messages; its ending helps to tell HTML from plain text.</param>
    public static IntakeResult Read(ReadOnlySpan<byte> bytes, string fileName) => throw new NotImplementedException();
}
