using System.Globalization;
using System.Text;

namespace Cms.Data.Items;

/// <summary>Words as both databases index and seek them: the same cutting and folding for text and query.</summary>
/// <remarks>PostgreSQL's parser and SQLite's tokenizer cut differently (hyphens, addresses, marks), so they are handed plain words.</remarks>
internal static class SearchText
{
    /// <summary>A vector of words is limited to 1 MB in PostgreSQL.</summary>
    private const int MaxLength = 400_000;

    private const int MaxWordLength = 100;

    /// <summary>The text search configurations by language; every other language is <c>simple</c>.</summary>
    private static readonly Dictionary<string, string> Configurations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "arabic",
        ["ca"] = "catalan",
        ["da"] = "danish",
        ["de"] = "german",
        ["el"] = "greek",
        ["en"] = "english",
        ["es"] = "spanish",
        ["fi"] = "finnish",
        ["fr"] = "french",
        ["hu"] = "hungarian",
        ["id"] = "indonesian",
        ["it"] = "italian",
        ["nb"] = "norwegian",
        ["nl"] = "dutch",
        ["no"] = "norwegian",
        ["pt"] = "portuguese",
        ["ro"] = "romanian",
        ["ru"] = "russian",
        ["sv"] = "swedish",
        ["tr"] = "turkish",
    };

    /// <summary>The distinct words of a text, separated by spaces.</summary>
    public static string Index(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var result = new StringBuilder();
        foreach (var word in Words(text))
        {
            if (!seen.Add(word))
                continue;
            if (result.Length + word.Length > MaxLength)
                break;
            result.Append(result.Length > 0 ? " " : "").Append(word);
        }

        return result.ToString();
    }

    /// <summary>FTS5's query: every word, the last as a prefix; null without a word.</summary>
    public static string? SqliteQuery(string text)
    {
        var words = Words(text);
        return words.Count == 0 ? null : string.Join(' ', words.Select(word => $"\"{word}\"")) + "*";
    }

    /// <summary>PostgreSQL's queries, one for each word, the last as a prefix; none without a word.</summary>
    public static IReadOnlyList<string> PostgreSqlQueries(string text)
    {
        var words = Words(text);
        return [.. words.Select((word, i) => i == words.Count - 1 ? $"'{word}':*" : $"'{word}'")];
    }

    /// <summary>The configuration for texts of a culture.</summary>
    public static string Configuration(string? culture) =>
        culture is not null && Configurations.TryGetValue(culture.Split('-')[0], out var configuration) ? configuration : "simple";

    /// <summary>The configurations a query is tried in: those whose languages are written in its script.</summary>
    public static IEnumerable<string> QueryConfigurations(string text)
    {
        var letters = text.Where(char.IsLetter).ToArray();
        return Configurations.Values.Distinct().Where(configuration => configuration switch
        {
            "arabic" => letters.Any(c => c is >= '\u0600' and <= '\u06FF'),
            "greek" => letters.Any(c => c is >= '\u0370' and <= '\u03FF'),
            "russian" => letters.Any(c => c is >= '\u0400' and <= '\u04FF'),
            _ => letters.Any(c => c < '\u0250'),
        });
    }

    /// <summary>Runs of letters, digits and marks; lower case, without accents, vowel signs and tatweel, the forms of alef,
    /// of yeh and of teh marbuta as one.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var category = char.GetUnicodeCategory(c);
            if (category == UnicodeCategory.NonSpacingMark && c < '\u0780')
                continue;
            if (c == 'ـ' || category == UnicodeCategory.Format)
                continue;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                word.Append(Fold(char.ToLowerInvariant(c)));
            else
                Finish();
        }

        Finish();
        return words;

        void Finish()
        {
            if (word.Length is > 0 and <= MaxWordLength)
                words.Add(word.ToString().Normalize(NormalizationForm.FormC));
            word.Clear();
        }
    }

    private static char Fold(char c) => c switch
    {
        'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    };
}
