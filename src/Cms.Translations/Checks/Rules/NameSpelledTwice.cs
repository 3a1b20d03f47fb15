using Cms.Translations.Checks.Texts;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks.Rules;

/// <summary>One name has two spellings in the article: <c>al-Ashara</c> and <c>a-Ashara</c>. The rarer one is named.</summary>
/// <remarks>
/// For texts in Latin letters, since a capital inside a sentence is what tells a name. A word that also stands in small
/// letters is none; a name with its possessive or plural is the same name.
/// </remarks>
internal sealed class NameSpelledTwice() : ArticleCheck("name-spelled-twice", FindingSeverity.Warning)
{
    private const int ShortestName = 4;

    private const int ShortestForm = 3;

    private const int LongName = 7;

    private const int ManyConsonants = 4;

    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        if (!article.Target.IsLatinScript)
            return [];

        var spellings = Spellings(article);
        var names = spellings.Values.Where(spelling => spelling.IsName).ToList();
        return Families(names)
            .SelectMany(Slips)
            .Select(slip => In(
                slip.Use.Pair, [], [slip.Use.Range], "The name “{0}” is also spelled “{1}”.", slip.Use.Text, slip.Other.Uses[0].Text));
    }

    /// <summary>Every word by how it is spelled, whatever its case.</summary>
    private static Dictionary<string, Spelling> Spellings(CheckedArticle article)
    {
        var spellings = new Dictionary<string, Spelling>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in article.Translated.Where(pair => pair.Segment.Kind is not SegmentKind.Table))
        {
            var words = pair.Target.Words;
            for (var i = 0; i < words.Length; i++)
            {
                var text = WithoutEnding(words[i].Text);
                var bare = NameForm.WithoutArticle(text);
                if (bare.Length < ShortestName || !Letters.IsLatin(bare[0]))
                    continue;

                if (!spellings.TryGetValue(text, out var spelling))
                    spellings[text] = spelling = new(text);
                spelling.Add(new(pair, new(words[i].Range.Start, text.Length), text), IsInsideSentence(pair, i));
            }
        }

        return spellings;
    }

    /// <summary>Whether a capital here is the word's own: not the first of a sentence, and not in a title, where all have one.</summary>
    private static bool IsInsideSentence(CheckedPair pair, int word)
    {
        if (pair.IsTitle || word == 0)
            return false;

        var text = pair.Target.Visible;
        for (var i = pair.Target.Words[word].Range.Start - 1; i >= pair.Target.Words[word - 1].Range.End; i--)
        {
            if (text[i] is '.' or '!' or '?' or ':' or '…' or '\n' or '•' || QuotationMarks.IsDouble(text[i]) || text[i] is '‘' or '(')
                return false;
        }

        return true;
    }

    private static IEnumerable<List<Spelling>> Families(List<Spelling> names)
    {
        var families = names.GroupBy(name => name.Form, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        foreach (var family in families.Where(family => family.Count > 1))
            yield return family;

        // Long names that differ in one vowel: Fatimiyoun and Fatemiyoun.
        var single = families.Where(family => family[0].Form.Length >= LongName)
            .GroupBy(family => NameForm.Consonants(family[0].Form), StringComparer.Ordinal)
            .Where(group => group.Key.Length >= ManyConsonants && group.Count() > 1);
        foreach (var group in single)
        {
            var members = group.ToList();
            for (var i = 1; i < members.Count; i++)
            {
                if (DifferInOneVowel(members[0][0].Form, members[i][0].Form))
                    yield return [members[0][0], members[i][0]];
            }
        }
    }

    /// <summary>The uses of every spelling but the most frequent one; of equals, the first counts as right.</summary>
    private static IEnumerable<(Use Use, Spelling Other)> Slips(List<Spelling> family)
    {
        var right = family.MaxBy(spelling => spelling.Uses.Count)!;
        return family.Where(spelling => spelling != right).SelectMany(spelling => spelling.Uses.Select(use => (use, right)));
    }

    private static bool DifferInOneVowel(string one, string other)
    {
        if (one[0] != other[0] || one[^1] != other[^1])
            return false;

        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
            start++;
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        return one.Length - start - end <= 1 && other.Length - start - end <= 1;
    }

    private static string WithoutEnding(string word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && Letters.IsApostrophe(word[^2]) ? word[..^2] : word;

    private sealed record Use(CheckedPair Pair, TextRange Range, string Text);

    private sealed class Spelling(string text)
    {
        private readonly Lazy<string> _form = new(() => NameForm.Of(text));
        private bool _isSmallSomewhere;
        private bool _isCapitalInside;

        public string Form => _form.Value;

        public List<Use> Uses { get; } = [];

        /// <summary>A word with a capital of its own, long enough to tell it from others.</summary>
        public bool IsName => _isCapitalInside && !_isSmallSomewhere && Form.Length >= ShortestForm;

        public void Add(Use use, bool isInsideSentence)
        {
            Uses.Add(use);
            var isCapital = char.IsUpper(NameForm.WithoutArticle(use.Text)[0]);
            _isSmallSomewhere |= !isCapital;
            _isCapitalInside |= isCapital && isInsideSentence;
        }
    }
}
