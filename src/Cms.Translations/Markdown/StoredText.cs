using System.Text;

namespace Cms.Translations.Markdown;

/// <summary>The form text is stored, hashed and compared in.</summary>
internal static class StoredText
{
    /// <summary>LF line ends, NFC.</summary>
    internal static string Of(string text) => text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);

    /// <summary>As <see cref="Of"/>, in one line with single spaces.</summary>
    internal static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
}
