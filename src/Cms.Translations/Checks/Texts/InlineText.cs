using System.Buffers;
using System.Collections.Immutable;

namespace Cms.Translations.Checks.Texts;

/// <summary>The text of a segment with its inline marks told apart from what readers see. Positions stay those of the stored text.</summary>
internal sealed class InlineText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<");

    private static readonly SearchValues<string> Addresses =
        SearchValues.Create(["http://", "https://", "mailto:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Stands in <see cref="Visible"/> for a mark that takes no room, such as that of bold text.</summary>
    public const char Nothing = '\0';

    private ImmutableArray<Word>? _words;

    private InlineText(string stored, string visible, ImmutableArray<Link> links) =>
        (Stored, Visible, Links) = (stored, visible, links);

    public string Stored { get; }

    /// <summary>As long as the stored text: marks are <see cref="Nothing"/>, addresses and code are spaces.</summary>
    public string Visible { get; }

    public ImmutableArray<Link> Links { get; }

    /// <summary>Letters with their vowel signs; hyphens and apostrophes between letters belong to the word.</summary>
    public ImmutableArray<Word> Words => _words ??= CutWords();

    /// <summary>Whether there is a word at all.</summary>
    public bool HasWords => _words is { } words ? words.Length > 0 : Visible.Any(char.IsLetter);

    /// <summary>The visible text of a range.</summary>
    public string Show(TextRange range)
    {
        var text = Visible.Substring(range.Start, range.Length);
        return text.Contains(Nothing, StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    public static InlineText Read(string text, bool isMarkdown) =>
        isMarkdown && (text.AsSpan().ContainsAny(Special) || text.AsSpan().ContainsAny(Addresses))
            ? new Scanner(text).Read()
            : new(text, text, []);

    private ImmutableArray<Word> CutWords()
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var i = 0;
        while (i < Visible.Length)
        {
            if (!Letters.IsOfWord(Visible[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var end = i;
            while (i < Visible.Length && (Letters.IsOfWord(Visible[i]) || Visible[i] == Nothing || Joins(i)))
            {
                if (Visible[i++] != Nothing)
                    end = i;
            }

            var range = TextRange.Between(start, end);
            words.Add(new(range, Show(range)));
        }

        return words.ToImmutable();
    }

    private bool Joins(int i) =>
        (Letters.IsHyphen(Visible[i]) || Letters.IsApostrophe(Visible[i]) || Visible[i] == '\u200C')
        && i > 0 && i + 1 < Visible.Length && Letters.IsOfWord(Visible[i - 1]) && Letters.IsOfWord(Visible[i + 1]);

    /// <summary>Reads what Markdown means inside a line, near enough to find words, addresses and code.</summary>
    private ref struct Scanner(string text)
    {
        private readonly char[] _visible = text.ToCharArray();
        private readonly List<Link> _links = [];

        public readonly InlineText Read()
        {
            var open = new Stack<int>();
            for (var i = 0; i < text.Length; i++)
            {
                switch (text[i])
                {
                    case '\\' when i + 1 < text.Length && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1]) || text[i + 1] == '\n'):
                        _visible[i++] = Nothing;
                        break;
                    case '`':
                        i = Code(i);
                        break;
                    case '*':
                    case '_' when !(IsWordAt(i - 1) && IsWordAt(i + 1)):
                        _visible[i] = Nothing;
                        break;
                    case '[':
                        open.Push(i);
                        break;
                    case ']' when open.TryPop(out var start):
                        i = EndOfLink(start, i);
                        break;
                    case '<' when text.IndexOf('>', i) is var end && end > i && IsAddress(i + 1):
                        AddLink(i, end + 1, text[(i + 1)..end], false, "");
                        i = end;
                        break;
                    case 'h' or 'H' when IsAddress(i) && !IsWordAt(i - 1):
                        i = BareAddress(i);
                        break;
                }
            }

            return new(text, new string(_visible), [.. _links]);
        }

        private readonly bool IsWordAt(int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);

        private readonly bool IsAddress(int i) =>
            string.Compare(text, i, "http://", 0, 7, StringComparison.OrdinalIgnoreCase) == 0
            || string.Compare(text, i, "https://", 0, 8, StringComparison.OrdinalIgnoreCase) == 0
            || string.Compare(text, i, "mailto:", 0, 7, StringComparison.OrdinalIgnoreCase) == 0;

        private readonly int Code(int start)
        {
            var ticks = 1;
            while (start + ticks < text.Length && text[start + ticks] == '`')
                ticks++;
            var end = text.IndexOf(new string('`', ticks), start + ticks, StringComparison.Ordinal);
            if (end < 0)
                return start + ticks - 1;
            Blank(start, end + ticks, ' ');
            return end + ticks - 1;
        }

        /// <summary><c>[label](address "title")</c> or <c>[label][name]</c>; a pair of brackets that is neither stays visible.</summary>
        private readonly int EndOfLink(int start, int close)
        {
            if (close + 1 >= text.Length || text[close + 1] is not ('(' or '['))
                return close;

            var end = EndOfAddress(close + 1);
            if (end < 0)
                return close;

            var isImage = start > 0 && text[start - 1] == '!';
            var inside = text[(close + 2)..end].Trim();
            var space = inside.IndexOfAny([' ', '\n']);
            var address = (space < 0 ? inside : inside[..space]).Trim('<', '>');
            _visible[start] = Nothing;
            if (isImage)
                _visible[start - 1] = Nothing;
            AddLink(close, end + 1, address, isImage, text[(start + 1)..close]);
            return end;
        }

        private readonly int EndOfAddress(int open)
        {
            var (opening, closing) = text[open] == '(' ? ('(', ')') : ('[', ']');
            var depth = 0;
            for (var i = open; i < text.Length; i++)
            {
                if (text[i] == opening)
                    depth++;
                else if (text[i] == closing && --depth == 0)
                    return i;
            }

            return -1;
        }

        private readonly int BareAddress(int start)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '»' or '”' or '؟' or '،'))
                end++;
            while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '*' or '_')
                end--;
            AddLink(start, end, text[start..end], false, "");
            return end - 1;
        }

        private readonly void AddLink(int start, int end, string address, bool isImage, string label)
        {
            _links.Add(new(TextRange.Between(start, end), address, isImage, label));
            Blank(start, end, ' ');
            if (text[start] == ']')
                _visible[start] = Nothing;
        }

        private readonly void Blank(int start, int end, char with) => Array.Fill(_visible, with, start, end - start);
    }
}
