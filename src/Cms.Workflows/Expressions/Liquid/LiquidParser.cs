using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>Reads a template. Tags, filters and names it does not know are refused with their place.</summary>
internal sealed class LiquidParser(string text)
{
    private readonly HashSet<string> _names = new(["Workflow", "Request", "forloop"], StringComparer.Ordinal);
    private int _at;
    private int _depth;

    public LiquidBlock Read()
    {
        var (body, end) = ReadUntil();
        return end is null ? body : throw new ExpressionException($"'{end.Word}' ends nothing here.", end.At);
    }

    /// <summary>Reads up to a tag of one of these names, which is taken.</summary>
    private (LiquidBlock Body, LiquidScanner? End) ReadUntil(params string[] ends)
    {
        if (++_depth > Budget.MaxNesting)
            throw new ExpressionException($"This is nested more than {Budget.MaxNesting} levels.", _at);

        var start = _at;
        var nodes = ImmutableArray.CreateBuilder<LiquidNode>();
        while (_at < text.Length)
        {
            var open = NextOpening();
            if (open > _at)
                nodes.Add(new LiquidText(Trimmed(_at, open), _at));

            _at = open;
            if (_at >= text.Length)
                break;

            var scanner = TakeTag();
            if (!scanner.IsTag)
            {
                nodes.Add(new LiquidOutput(Whole(scanner.ReadValue(_names), scanner), scanner.At));
                continue;
            }

            if (ends.Contains(scanner.Word) || (ends.Length == 0 && scanner.Word.StartsWith("end", StringComparison.Ordinal)))
            {
                _depth--;
                return (new LiquidBlock(nodes.ToImmutable(), start), scanner);
            }

            if (ReadTag(scanner) is { } node)
                nodes.Add(node);
        }

        _depth--;
        return ends.Length == 0
            ? (new LiquidBlock(nodes.ToImmutable(), start), null)
            : throw new ExpressionException($"The tag '{ends[^1]}' is missing.", text.Length);
    }

    private LiquidNode? ReadTag(LiquidScanner tag)
    {
        switch (tag.Word)
        {
            case "if" or "unless":
                return ReadIf(tag);
            case "case":
                return ReadCase(tag);
            case "for":
                return ReadFor(tag);
            case "assign":
                var name = tag.ReadName();
                tag.Expect("=");
                var value = Whole(tag.ReadValue(_names), tag);
                _names.Add(name);
                return new LiquidAssign(name, value, tag.At);
            case "capture":
                var captured = tag.ReadName();
                tag.ExpectEnd();
                var body = ReadUntil("endcapture").Body;
                _names.Add(captured);
                return new LiquidCapture(captured, body, tag.At);
            case "break" or "continue":
                tag.ExpectEnd();
                return new LiquidJump(tag.Word, tag.At);
            case "comment" or "raw":
                var from = _at;
                var close = ClosingOf(tag);
                return tag.Word == "raw" ? new LiquidText(text[from..close], from) : null;
            default:
                throw new ExpressionException($"The tag '{tag.Word}' cannot be evaluated here.", tag.At);
        }
    }

    private LiquidChoice ReadIf(LiquidScanner tag)
    {
        var branches = ImmutableArray.CreateBuilder<(LiquidCondition?, LiquidBlock)>();
        var condition = tag.ReadCondition(_names);
        tag.ExpectEnd();
        LiquidCondition? next = tag.Word == "unless" ? Negated(condition) : condition;
        while (true)
        {
            var (body, end) = next is null ? ReadUntil("end" + tag.Word) : ReadUntil("elsif", "else", "end" + tag.Word);
            branches.Add((next, body));
            if (end!.Word.StartsWith("end", StringComparison.Ordinal))
                return new LiquidChoice(branches.ToImmutable(), tag.At);

            next = end.Word == "elsif" ? end.ReadCondition(_names) : null;
            end.ExpectEnd();
        }
    }

    private LiquidChoice ReadCase(LiquidScanner tag)
    {
        var value = Whole(tag.ReadValue(_names), tag);
        var (_, end) = ReadUntil("when", "else", "endcase");
        var branches = ImmutableArray.CreateBuilder<(LiquidCondition?, LiquidBlock)>();
        while (!end!.Word.StartsWith("end", StringComparison.Ordinal))
        {
            LiquidCondition? condition = null;
            if (end.Word == "when")
            {
                foreach (var option in end.ReadOptions(_names).Reverse())
                    condition = new LiquidCondition(value, "==", option, condition is null ? null : "or", condition, false);
            }

            end.ExpectEnd();
            var (body, following) = ReadUntil("when", "else", "endcase");
            branches.Add((condition, body));
            end = following;
        }

        return new LiquidChoice(branches.ToImmutable(), tag.At);
    }

    private LiquidFor ReadFor(LiquidScanner tag)
    {
        var name = tag.ReadName();
        tag.Expect("in");
        var list = tag.ReadValue(_names);
        LiquidValue? limit = null, offset = null;
        var isReversed = false;
        while (!tag.IsAtEnd)
        {
            switch (tag.ReadName())
            {
                case "reversed":
                    isReversed = true;
                    break;
                case "limit":
                    tag.Expect(":");
                    limit = tag.ReadValue(_names);
                    break;
                case "offset":
                    tag.Expect(":");
                    offset = tag.ReadValue(_names);
                    break;
                case var other:
                    throw new ExpressionException($"'{other}' cannot stand in a 'for'.", tag.At);
            }
        }

        var isNew = _names.Add(name);
        var (body, end) = ReadUntil("else", "endfor");
        var otherwise = end!.Word == "else" ? ReadUntil("endfor").Body : null;
        if (isNew)
            _names.Remove(name);

        return new LiquidFor(name, list, limit, offset, isReversed, body, otherwise, tag.At);
    }

    private static LiquidValue Whole(LiquidValue value, LiquidScanner scanner)
    {
        scanner.ExpectEnd();
        return value;
    }

    private static LiquidCondition Negated(LiquidCondition condition) => condition.Joint is null
        ? condition with { IsNot = true }
        : throw new ExpressionException("'unless' takes one comparison here; write it as 'if'.", condition.Left.At);

    private int NextOpening()
    {
        for (var i = _at; i + 1 < text.Length; i++)
        {
            if (text[i] == '{' && text[i + 1] is '{' or '%')
                return i;
        }

        return text.Length;
    }

    /// <summary>Plain text, cut where a neighbour says so by a dash.</summary>
    private string Trimmed(int from, int to)
    {
        var part = text[from..to];
        if (to + 2 < text.Length && text[to + 2] == '-')
            part = part.TrimEnd();

        return from > 2 && text[from - 3] == '-' && text[from - 1] == '}' ? part.TrimStart() : part;
    }

    private LiquidScanner TakeTag()
    {
        var (open, isTag) = (_at, text[_at + 1] == '%');
        var sign = isTag ? "%}" : "}}";
        char? quote = null;
        for (var i = open + 2; i + 1 < text.Length; i++)
        {
            if (quote is not null)
                quote = text[i] == quote ? null : quote;
            else if (text[i] is '\'' or '"')
                quote = text[i];
            else if (text[i] == sign[0] && text[i + 1] == sign[1])
            {
                _at = i + 2;
                var from = text[open + 2] == '-' ? open + 3 : open + 2;
                var to = text[i - 1] == '-' && i - 1 >= from ? i - 1 : i;
                return new LiquidScanner(text, from, to, isTag);
            }
        }

        throw new ExpressionException($"This '{text[open..(open + 2)]}' is not closed.", open);
    }

    /// <summary>Skips to after the closing tag and returns where it began.</summary>
    private int ClosingOf(LiquidScanner tag)
    {
        while (_at < text.Length)
        {
            var open = NextOpening();
            if (open >= text.Length)
                break;

            _at = open + 2;
            if (text[open + 1] != '%' || text.IndexOf("%}", _at, StringComparison.Ordinal) is not (>= 0 and var close)
                || text[_at..close].Trim('-', ' ') != "end" + tag.Word)
                continue;

            _at = close + 2;
            return open;
        }

        throw new ExpressionException($"The tag 'end{tag.Word}' is missing.", tag.At);
    }
}
