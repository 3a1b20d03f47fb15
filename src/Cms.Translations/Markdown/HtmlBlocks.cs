using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Cms.Translations.Segments;

namespace Cms.Translations.Markdown;

/// <summary>Reads the blocks of an HTML page in reading order, by an allow-list.</summary>
internal sealed class HtmlBlocks
{
    private const int MaxDepth = 60;

    private static readonly HashSet<string> Silent =
    [
        "script", "style", "template", "noscript", "head", "link", "meta", "title", "iframe", "frame", "frameset", "object", "embed",
        "applet", "svg", "math", "canvas", "audio", "video", "map", "source", "track", "param", "img", "picture",
    ];

    private static readonly Dictionary<string, string> Furniture = new(StringComparer.Ordinal)
    {
        ["nav"] = "navigation of the page",
        ["form"] = "a form of the page",
        ["button"] = "a button of the page",
        ["select"] = "a form of the page",
        ["textarea"] = "a form of the page",
        ["input"] = "a form of the page",
        ["dialog"] = "a dialog of the page",
        ["menu"] = "a menu of the page",
    };

    private static readonly HashSet<string> Inline =
    [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "output",
    ];

    private readonly List<HtmlBlock> _blocks = [];
    private int _quotes;
    private int _lists;

    /// <summary>The blocks below an element. Text nested deeper than anybody writes is taken flat.</summary>
    internal static IReadOnlyList<HtmlBlock> Of(IElement root)
    {
        var blocks = new HtmlBlocks();
        blocks.Read(root, [], 0);
        return blocks._blocks;
    }

    /// <summary>Writes blocks as Markdown; those passed over are left out.</summary>
    internal static string Markdown(IEnumerable<HtmlBlock> blocks)
    {
        var segments = blocks.Where(block => block.Kind is not null).Select((block, position) => new Segment(
            position.ToString(CultureInfo.InvariantCulture), position, block.Kind!.Value, block.Level, block.Markdown, "",
            new SegmentPlace(block.Containers).ToString())).ToList();
        return BodyAssembler.Write(segments);
    }

    private void Read(IElement element, ImmutableArray<SegmentContainer> around, int depth)
    {
        var inline = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            if (node is IText || node is IElement { LocalName: var name } && Inline.Contains(name) && !HoldsBlocks((IElement)node))
            {
                inline.Append(HtmlInline.Of(node));
                continue;
            }

            if (node is not IElement child)
                continue;

            Flush(inline, element, around);
            ReadBlock(child, around, depth + 1);
        }

        Flush(inline, element, around);
    }

    private void ReadBlock(IElement element, ImmutableArray<SegmentContainer> around, int depth)
    {
        var name = element.LocalName;
        if (Silent.Contains(name))
            return;

        if (Furniture.TryGetValue(name, out var reason) || IsHidden(element, out reason))
        {
            if (!string.IsNullOrWhiteSpace(element.TextContent))
                _blocks.Add(new(null, 0, "", around, element, reason));
            return;
        }

        if (depth > MaxDepth || around.Length > 12)
        {
            AddText(SegmentKind.Paragraph, 0, MarkdownText.Escape(StoredText.Line(element.TextContent)), element, around);
            return;
        }

        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                AddText(SegmentKind.Heading, name[1] - '0', HtmlInline.Of(element), element, around);
                break;
            case "blockquote":
                Read(element, around.Add(new(">", ++_quotes, 0, false)), depth);
                break;
            case "ul" or "ol":
                ReadList(element, around, depth);
                break;
            case "hr":
                _blocks.Add(new(SegmentKind.ThematicBreak, 0, "___", around, element));
                break;
            case "pre":
                if (element.TextContent.Trim('\n') is { Length: > 0 } code)
                    _blocks.Add(new(SegmentKind.Code, 0, BlockText.Code("```\n" + code.Replace("```", "'''", StringComparison.Ordinal) + "\n```"), around, element));
                break;
            default:
                Read(element, around, depth);
                break;
        }
    }

    private void ReadList(IElement list, ImmutableArray<SegmentContainer> around, int depth)
    {
        var ordered = list.LocalName == "ol";
        var number = ++_lists;
        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Min(given, 99_999_999) : 1;
        var last = around;
        foreach (var (index, child) in list.Children.Where(child => !Silent.Contains(child.LocalName)).Index())
        {
            if (child.LocalName is "li" || last == around)
                last = around.Add(new(ordered ? string.Create(CultureInfo.InvariantCulture, $"{start + index}.") : "-", number, index + 1, false));

            if (child.LocalName is "li")
                Read(child, last, depth + 1);
            else
                ReadBlock(child, last, depth + 1); // a list straight inside a list: what old editors write for nesting
        }
    }

    private void Flush(StringBuilder inline, IElement element, ImmutableArray<SegmentContainer> around)
    {
        AddText(SegmentKind.Paragraph, 0, inline.ToString(), element, around);
        inline.Clear();
    }

    private void AddText(SegmentKind kind, int level, string markdown, IElement element, ImmutableArray<SegmentContainer> around)
    {
        var text = HtmlInline.Tidy(markdown);
        if (text.Length == 0)
            return;

        text = kind == SegmentKind.Heading ? BlockText.Heading(text) : BlockText.Paragraph(text);
        _blocks.Add(new(kind, level, text, around, element));
    }

    private static bool HoldsBlocks(IElement element) =>
        element.Descendants<IElement>().Any(inner => !Inline.Contains(inner.LocalName) && !Silent.Contains(inner.LocalName));

    private static bool IsHidden(IElement element, out string? reason)
    {
        reason = element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" ? "hidden on the page" : null;
        return reason is not null;
    }
}
