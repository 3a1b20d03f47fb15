using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Intake;

/// <summary>Reads the blocks of a body from plain text.</summary>
internal sealed partial class PlainTextBody
{
    private const int MostWordsOfHeading = 8;
    private const int WrappedWidth = 90;
    private const string SentenceEnds = ".!?؟…:;؛,،۔»”\"')]}。！？";

    private readonly List<Draft> _blocks = [];
    private readonly List<(int Indent, SegmentContainer Item)> _items = [];
    private int _quotes;
    private int _lists;
    private int _lastNumber;

    /// <param name="lines">Blank ones included: they part the paragraphs.</param>
    /// <param name="all">The lines of the whole file: whether it parts paragraphs by empty lines at all.</param>
    internal static IReadOnlyList<TextBlock> Read(IReadOnlyList<PageLine> lines, IReadOnlyList<PageLine> all)
    {
        var body = new PlainTextBody();
        var paragraphs = Paragraphs(lines, all, out var reason);
        foreach (var (index, paragraph) in paragraphs.Index())
            body.ReadParagraph(paragraph, IsClearHeading(paragraphs, index), reason);
        return [.. body._blocks.Select(Finish)];
    }

    private static List<List<PageLine>> Paragraphs(IReadOnlyList<PageLine> lines, IReadOnlyList<PageLine> all, out string reason)
    {
        var paragraphs = new List<List<PageLine>>();
        var open = false;
        foreach (var line in lines)
        {
            if (line.IsBlank)
                open = false;
            else if (open)
                paragraphs[^1].Add(line);
            else
                paragraphs.Add([line]);
            open = !line.IsBlank;
        }

        if (HasEmptyLines(all) || paragraphs is [] or [[_]] || IsWrapped([.. paragraphs.SelectMany(paragraph => paragraph)]))
        {
            reason = "a paragraph";
            return [.. paragraphs.SelectMany(paragraph => AreLong(paragraph) ? [.. paragraph.Select(line => new List<PageLine> { line })] : new[] { paragraph })];
        }

        reason = "a paragraph: the text has no empty lines, so each line is one";
        return [.. paragraphs.SelectMany(paragraph => paragraph).Select(line => new List<PageLine> { line })];
    }

    private static bool HasEmptyLines(IReadOnlyList<PageLine> all) => all
        .SkipWhile(line => line.IsBlank).Skip(1).SkipWhile(line => line.IsBlank)
        .Reverse().SkipWhile(line => line.IsBlank).Any(line => line.IsBlank);

    /// <summary>Lines that nobody broke to a width are paragraphs of their own.</summary>
    private static bool AreLong(List<PageLine> lines) =>
        lines.Count > 1 && lines.SkipLast(1).All(line => line.Text.Length > WrappedWidth && !IsMarked(line.Text)) && !IsMarked(lines[^1].Text);

    /// <summary>Whether the lines are one paragraph that was broken to a width.</summary>
    private static bool IsWrapped(List<PageLine> lines) =>
        lines.SkipLast(1).All(line => line.Text.Length <= WrappedWidth)
        && lines.SkipLast(1).Count(line => !EndsSentence(line.Text)) * 2 > lines.Count - 1;

    /// <summary>
    /// A short line alone, without an end mark, between paragraphs of a body that has begun: anything less clear stays
    /// a paragraph, since a lost heading is a smaller mistake than a sentence made one.
    /// </summary>
    private static bool IsClearHeading(List<List<PageLine>> paragraphs, int index)
    {
        if (index == 0 || index == paragraphs.Count - 1 || paragraphs[index] is not [var line] || IsMarked(line.Text))
            return false;

        var words = WordCount.Of(line.Text);
        return words is > 0 and <= MostWordsOfHeading && !EndsSentence(line.Text) && line.Text.Any(char.IsLetter)
            && (IsProse(paragraphs[index - 1]) || IsMarked(paragraphs[index - 1][^1].Text)) && IsProse(paragraphs[index + 1]);
    }

    private static bool IsProse(List<PageLine> paragraph) =>
        !IsMarked(paragraph[0].Text) && (EndsSentence(paragraph[^1].Text) || paragraph.Sum(line => WordCount.Of(line.Text)) > MostWordsOfHeading);

    private static bool IsMarked(string line) => HeadingMark().IsMatch(line) || Bullet().IsMatch(line) || Number().IsMatch(line) || QuoteMark().IsMatch(line);

    private static bool EndsSentence(string line) => line.TrimEnd() is [.., var last] && SentenceEnds.Contains(last, StringComparison.Ordinal);

    private void ReadParagraph(List<PageLine> lines, bool isHeading, string reason)
    {
        if (isHeading)
        {
            Add(SegmentKind.Heading, 2, lines[0].Text, [], lines, "a sub-heading: short, alone between paragraphs, no end mark");
            return;
        }

        var rest = new List<PageLine>();
        foreach (var line in lines)
        {
            if (HeadingMark().Match(line.Text) is { Success: true } heading)
            {
                Paragraph(rest, reason);
                Add(SegmentKind.Heading, heading.Groups[1].Length, line.Text[heading.Length..].TrimEnd('#', ' '), [], [line], "a heading: marked with #");
            }
            else if (QuoteMark().Match(line.Text) is { Success: true } quote)
            {
                Paragraph(rest, reason);
                AddQuoted(line, line.Text[quote.Length..]);
            }
            else if (Item(line.Text) is { } item)
            {
                Paragraph(rest, reason);
                AddItem(line, item);
            }
            else if (rest.Count == 0 && _blocks is [.., { Kind: SegmentKind.ListItem or SegmentKind.Quote } last] && last.Lines[^1].Number == line.Number - 1)
            {
                last.Add(line, line.Text);
            }
            else
            {
                rest.Add(line);
            }
        }

        Paragraph(rest, reason);
    }

    private void Paragraph(List<PageLine> lines, string reason)
    {
        if (lines.Count == 0)
            return;

        var text = string.Join('\n', lines.Select(line => line.Text.Trim()));
        if (WholeQuote().IsMatch(text))
            Add(SegmentKind.Quote, 1, text, [new(">", ++_quotes, 0, false)], [.. lines], "a quotation: all of it stands between « and »");
        else
            Add(SegmentKind.Paragraph, 0, text, [], [.. lines], reason);
        lines.Clear();
    }

    private void AddQuoted(PageLine line, string text)
    {
        if (_blocks is [.., { Kind: SegmentKind.Quote } last] && last.Lines[^1].Number == line.Number - 1 && last.Reason.StartsWith("a quotation: marked", StringComparison.Ordinal)
            && text.Trim().Length > 0)
        {
            last.Add(line, text);
        }
        else if (text.Trim().Length > 0)
        {
            Add(SegmentKind.Quote, 1, text, [new(">", ++_quotes, 0, false)], [line], "a quotation: marked with >");
        }
    }

    private void AddItem(PageLine line, (string Marker, string Text, int? Number) item)
    {
        var indent = line.Text.Length - line.Text.TrimStart().Length;
        var follows = _blocks is [.., { Kind: SegmentKind.ListItem }];
        if (!follows)
            _items.Clear();
        while (_items.Count > 0 && indent < _items[^1].Indent)
            _items.RemoveAt(_items.Count - 1);

        var deeper = _items.Count > 0 && indent >= _items[^1].Indent + 2 && _items.Count < 6;
        if (_items.Count > 0 && !deeper && _items[^1].Item is var last && last.IsOrdered == (item.Number is not null))
            _items[^1] = (indent, last with { Item = last.Item + 1, Marker = item.Marker });
        else
        {
            if (_items.Count > 0 && !deeper)
                _items.RemoveAt(_items.Count - 1);
            _items.Add((indent, new(item.Marker, ++_lists, 1, false)));
        }

        _lastNumber = item.Number ?? _lastNumber;
        Add(SegmentKind.ListItem, 0, item.Text, [.. _items.Select(open => open.Item)], [line], item.Number is null ? "a list item: marked with a bullet" : "a list item: numbered");
    }

    /// <summary>A number begins a list only as 1, or as the one after the last: a date at the start of a line does not.</summary>
    private (string Marker, string Text, int? Number)? Item(string line)
    {
        if (Bullet().Match(line) is { Success: true } bullet)
            return ("-", line[bullet.Length..], null);
        if (Number().Match(line) is not { Success: true } match)
            return null;

        var number = match.Groups[1].Value.Aggregate(0, (value, digit) => value * 10 + (int)CharUnicodeInfo.GetNumericValue(digit));
        return number == 1 || (number == _lastNumber + 1 && _lastNumber > 0)
            ? (string.Create(CultureInfo.InvariantCulture, $"{number}."), line[match.Length..], number)
            : null;
    }

    private void Add(
        SegmentKind kind, int level, string text, ImmutableArray<SegmentContainer> around, IReadOnlyList<PageLine> lines, string reason)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _blocks.Add(new(kind, level, around, reason, [.. lines], [text.Trim()]));
    }

    private static TextBlock Finish(Draft draft)
    {
        var markdown = MarkdownText.Literal(string.Join('\n', draft.Text));
        return new(
            draft.Kind, draft.Level, draft.Kind == SegmentKind.Heading ? BlockText.Heading(markdown) : BlockText.Paragraph(markdown),
            draft.Containers, draft.Lines, draft.Reason);
    }

    /// <summary>A block that may still get another line.</summary>
    private sealed record Draft(
        SegmentKind Kind, int Level, ImmutableArray<SegmentContainer> Containers, string Reason, List<PageLine> Lines, List<string> Text)
    {
        internal void Add(PageLine line, string text)
        {
            Lines.Add(line);
            Text.Add(text.Trim());
        }
    }

    [GeneratedRegex(@"^\s{0,3}(#{1,6})\s+(?=\S)")]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^\s*[-*•◦▪●]\s+(?=\S)|^\s*[•▪●](?=\S)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(\d{1,3})[.)\-]\s+(?=\S)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s{0,3}>\s?")]
    private static partial Regex QuoteMark();

    [GeneratedRegex(@"^«[^«»]+»\s*[.،,]?$")]
    private static partial Regex WholeQuote();
}
