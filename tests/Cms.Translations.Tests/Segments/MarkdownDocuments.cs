using System.Text;

namespace Cms.Translations.Tests.Segments;

/// <summary>Writes random Markdown, the tidy and the untidy, from a seed.</summary>
internal sealed class MarkdownDocuments(int seed)
{
    private static readonly string[] Words =
    [
        "bread", "river", "the", "of", "council", "2024", "**bold**", "*soft*", "[a link](https://example.org/a)", "`code`",
        "الخبز", "المدينة", "«قال»", "و", "نان", "שלום", "#", "-", "1.", ">", "|", "a|b", "\\*", "&amp;", "<b>", "…", "“quoted”",
        "_", "*", "===", "---", "~~~", "[x]:", "!", "10)", "+", "\\", "e\u0301",
    ];

    private readonly Random _random = new(seed);

    internal string Title() => Line(_random.Next(1, 9));

    internal string Next() => string.Join(Pick("\n\n", "\n\n", "\n\n\n", "\n"), Many(1, 9, () => Block(3)));

    private string Block(int depth) => _random.Next(depth > 0 ? 12 : 6) switch
    {
        0 => new string('#', _random.Next(1, 7)) + " " + Line(_random.Next(0, 7)) + Pick("", " ##", " #"),
        1 => Line(_random.Next(1, 5)) + "\n" + Pick("---", "=="),
        2 => Fence(),
        3 => Pick("***", "---", "- - -", "|a|b|\n|-|-|\n|1|2|", "[ref]: https://example.org/x \"T\"", "    indented\n      more", "<div>\nx\n</div>", ""),
        4 or 5 => Paragraph(),
        6 or 7 => Indented("> ", Pick("> ", ">", "> "), Inner(depth)),
        _ => List(depth),
    };

    private string Inner(int depth) => string.Join(Pick("\n\n", "\n"), Many(1, 3, () => Block(depth - 1)));

    private string List(int depth)
    {
        var first = _random.Next(0, 12);
        var kind = Pick("-", "*", "+", ".", ")");
        var index = 0;
        return string.Join(Pick("\n", "\n\n"), Many(1, 4, () =>
        {
            var marker = kind is "." or ")" ? $"{first + index++}{kind} " : kind + " ";
            return Indented(marker, new string(' ', marker.Length), _random.Next(3) == 0 ? Inner(depth) : Paragraph());
        }));
    }

    private string Paragraph() => string.Join(Pick("\n", "\n", "  \n", "\\\n", "\n   "), Many(1, 3, () => Line(_random.Next(1, 9))));

    private string Fence()
    {
        var fence = Pick("```", "````", "~~~");
        return $"{fence}{Pick("", "cs", "text x")}\n{string.Join('\n', Many(0, 3, () => Pick("", "  ") + Line(3)))}\n{fence}";
    }

    private string Line(int words) => string.Join(' ', Many(words, words, () => Pick(Words)));

    private static string Indented(string first, string others, string text)
    {
        var result = new StringBuilder(first);
        foreach (var (index, line) in text.Split('\n').Index())
            result.Append(index == 0 ? "" : "\n" + (line.Length == 0 ? others.TrimEnd() : others)).Append(line);
        return result.ToString();
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private List<string> Many(int least, int most, Func<string> make) =>
        [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make())];
}
