using System.Text;
using System.Text.RegularExpressions;

namespace Cms.Translations.Intake;

/// <summary>Guesses the language of a text from its script, and from letters or small words that only one language has.</summary>
/// <param name="Language">BCP 47; null when the text does not tell.</param>
/// <param name="Reason">In plain words.</param>
internal sealed partial record LanguageGuess(string? Language, string Reason)
{
    private static readonly (string Language, string Name, string Letters)[] ArabicScript =
    [
        ("ug", "Uyghur", "ېۈۋ"),
        ("ckb", "Sorani Kurdish", "ێڕڵ"),
        ("ps", "Pashto", "ټډړښڼګۍ"),
        ("ur", "Urdu", "ٹڈڑےں"),
        ("sd", "Sindhi", "ٻڀٺٽڄڃڇڌڊڏڙڦڱڻ"),
        ("fa", "Persian", "پچژگ"),
    ];

    private static readonly (string Language, string Name, string Words)[] LatinScript =
    [
        ("en", "English", " the of and to in that was for is with on by were "),
        ("fr", "French", " le la les des et du une dans que pour est au aux "),
        ("de", "German", " der die und das den von zu mit nicht ist ein eine "),
        ("es", "Spanish", " el los las del y que en una por con se para "),
        ("it", "Italian", " il gli della di che per una nel con sono è "),
        ("tr", "Turkish", " ve bir bu için ile olarak de da olan daha "),
        ("ku", "Kurmanji Kurdish", " û li ku bi ji di de ya yên wê "),
    ];

    internal static LanguageGuess Of(string text)
    {
        var runes = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        var scripts = runes.GroupBy(Script).ToDictionary(group => group.Key, group => group.Count());
        if (scripts.Count == 0)
            return new(null, "no letters to tell a language by");

        var (script, count) = scripts.MaxBy(pair => pair.Value);
        return script switch
        {
            "Arabic" => Arabic(text, count),
            "Latin" => Latin(text),
            "Hebrew" => text.Contains('ײ', StringComparison.Ordinal) || text.Contains('ױ', StringComparison.Ordinal)
                ? new("yi", "Hebrew script with letters of Yiddish") : new("he", "Hebrew script"),
            "Cyrillic" => text.Any(c => c is 'і' or 'ї' or 'є' or 'ґ') ? new("uk", "Cyrillic script with letters of Ukrainian") : new("ru", "Cyrillic script"),
            "Greek" => new("el", "Greek script"),
            "Syriac" => new("syr", "Syriac script"),
            "Thaana" => new("dv", "Thaana script"),
            "Armenian" => new("hy", "Armenian script"),
            "Georgian" => new("ka", "Georgian script"),
            "Kana" => new("ja", "Japanese script"),
            "Han" => scripts.ContainsKey("Kana") ? new("ja", "Japanese script") : new("zh", "Chinese characters"),
            "Hangul" => new("ko", "Korean script"),
            _ => new(null, "a script the guess does not know"),
        };
    }

    /// <summary>A foreign name brings a letter or two: it takes more to make a text Persian.</summary>
    private static LanguageGuess Arabic(string text, int letters)
    {
        var threshold = Math.Max(1, letters / 100);
        foreach (var (language, name, own) in ArabicScript)
        {
            var found = text.Count(c => own.Contains(c, StringComparison.Ordinal));
            var persianForms = text.Count(c => c is 'ی' or 'ک') > text.Count(c => c is 'ي' or 'ك');
            if (found > threshold || (found > 0 && persianForms))
                return new(language, $"Arabic script with letters of {name}");
        }

        return new("ar", "Arabic script");
    }

    private static LanguageGuess Latin(string text)
    {
        var words = Words().Matches(text[..Math.Min(text.Length, 20_000)].ToLowerInvariant()).Select(match => match.Value).ToList();
        var best = LatinScript
            .Select(language => (language.Language, language.Name, Hits: words.Count(word => language.Words.Contains($" {word} ", StringComparison.Ordinal))))
            .MaxBy(language => language.Hits);
        return best.Hits >= 2 && best.Hits >= words.Count / 20
            ? new(best.Language, $"Latin script with small words of {best.Name}")
            : new(null, "Latin script, but no language stands out");
    }

    private static string Script(Rune rune) => rune.Value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) => "Latin",
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => "Greek",
        >= 0x0400 and <= 0x052F => "Cyrillic",
        >= 0x0530 and <= 0x058F => "Armenian",
        (>= 0x0590 and <= 0x05FF) or (>= 0xFB1D and <= 0xFB4F) => "Hebrew",
        (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0x08A0 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) => "Arabic",
        >= 0x0700 and <= 0x074F => "Syriac",
        >= 0x0780 and <= 0x07BF => "Thaana",
        >= 0x10A0 and <= 0x10FF => "Georgian",
        >= 0x3040 and <= 0x30FF => "Kana",
        (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) => "Han",
        >= 0xAC00 and <= 0xD7AF => "Hangul",
        _ => "other",
    };

    [GeneratedRegex(@"[\p{L}]+")]
    private static partial Regex Words();
}
