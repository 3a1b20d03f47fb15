using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>Reads what stands in one tag or output.</summary>
internal sealed class LiquidScanner
{
    private static readonly string[] Signs = ["==", "!=", "<>", "<=", ">=", "<", ">"];

    private readonly string _text;
    private readonly int _end;
    private int _at;

    /// <param name="isTag">Whether a word comes first: the name of the tag.</param>
    public LiquidScanner(string text, int from, int to, bool isTag)
    {
        (_text, _at, _end, IsTag) = (text, from, to, isTag);
        Skip();
        At = _at;
        Word = isTag ? ReadName() : "";
    }

    public bool IsTag { get; }

    public string Word { get; }

    public int At { get; }

    public bool IsAtEnd
    {
        get
        {
            Skip();
            return _at >= _end;
        }
    }

    public string ReadName()
    {
        Skip();
        var from = _at;
        while (_at < _end && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' || (_text[_at] == '-' && _at > from)))
            _at++;

        return _at > from && !char.IsDigit(_text[from]) ? _text[from.._at] : throw new ExpressionException("Here should be a name.", from);
    }

    public void Expect(string sign)
    {
        if (!Take(sign))
            throw new ExpressionException($"Here should be '{sign}'.", _at);
    }

    public void ExpectEnd()
    {
        if (!IsAtEnd)
            throw new ExpressionException($"'{_text[_at.._end].Trim()}' cannot stand here.", _at);
    }

    /// <summary>A value with its filters.</summary>
    public LiquidValue ReadValue(IReadOnlySet<string> names)
    {
        var value = ReadBare(names);
        var filters = ImmutableArray.CreateBuilder<LiquidCall>();
        while (Take("|"))
        {
            Skip();
            var at = _at;
            var name = ReadName();
            if (!LiquidFilters.Has(name))
                throw new ExpressionException($"The filter '{name}' cannot be evaluated here.", at);

            filters.Add(new LiquidCall(name, Take(":") ? ReadOptions(names, ",") : [], at));
        }

        return value with { Filters = filters.ToImmutable() };
    }

    /// <summary>Values separated by commas or, for <c>when</c>, by <c>or</c>.</summary>
    public ImmutableArray<LiquidValue> ReadOptions(IReadOnlySet<string> names, params string[] separators)
    {
        var options = ImmutableArray.CreateBuilder<LiquidValue>();
        do
            options.Add(ReadBare(names));
        while (separators.Length > 0 ? Take(separators[0]) : Take(",") || TakeWord("or"));

        return options.ToImmutable();
    }

    public LiquidCondition ReadCondition(IReadOnlySet<string> names)
    {
        var left = ReadBare(names);
        string? sign = Array.Find(Signs, Take) ?? (TakeWord("contains") ? "contains" : null);
        var right = sign is null ? null : ReadBare(names);
        var joint = TakeWord("and") ? "and" : TakeWord("or") ? "or" : null;
        return new LiquidCondition(left, sign, right, joint, joint is null ? null : ReadCondition(names), false);
    }

    private LiquidValue ReadBare(IReadOnlySet<string> names)
    {
        Skip();
        var at = _at;
        if (_at >= _end)
            throw new ExpressionException("Here should be a value.", at);

        var first = _text[_at];
        if (first is '\'' or '"')
        {
            var close = _text.IndexOf(first, _at + 1, _end - _at - 1);
            if (close < 0)
                throw new ExpressionException("A text is not closed.", at);

            _at = close + 1;
            return new LiquidValue(_text[(at + 1)..close], null, [], at);
        }

        if (char.IsAsciiDigit(first) || (first == '-' && _at + 1 < _end && char.IsAsciiDigit(_text[_at + 1])))
            return new LiquidValue(ReadNumber(), null, [], at);

        if (Take("("))
        {
            var from = ReadBare(names);
            Expect("..");
            var to = ReadBare(names);
            Expect(")");
            return new LiquidValue(null, null, [], at) { Range = (from, to) };
        }

        var name = ReadName();
        switch (name)
        {
            case "true" or "false":
                return new LiquidValue(name == "true", null, [], at);
            case "nil" or "null":
                return new LiquidValue(null, null, [], at);
            case "empty" or "blank":
                return new LiquidValue(LiquidEmpty.Value, null, [], at);
        }

        return names.Contains(name)
            ? new LiquidValue(null, name, ReadPath(names), at)
            : throw new ExpressionException($"'{name}' is not known here.", at);
    }

    private ImmutableArray<LiquidValue> ReadPath(IReadOnlySet<string> names)
    {
        var path = ImmutableArray.CreateBuilder<LiquidValue>();
        while (_at < _end)
        {
            var at = _at;
            if (_text[_at] == '[')
            {
                _at++;
                path.Add(ReadBare(names));
                Expect("]");
            }
            else if (_text[_at] == '.' && !(_at + 1 < _end && _text[_at + 1] == '.'))
            {
                _at++;
                path.Add(new LiquidValue(ReadName(), null, [], at));
            }
            else
            {
                break;
            }
        }

        return path.ToImmutable();
    }

    private double ReadNumber()
    {
        var from = _at++;
        while (_at < _end && (char.IsAsciiDigit(_text[_at]) || (_text[_at] == '.' && _at + 1 < _end && char.IsAsciiDigit(_text[_at + 1]))))
            _at++;

        return double.TryParse(_text.AsSpan(from, _at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ExpressionException("This is no number.", from);
    }

    private bool Take(string sign)
    {
        Skip();
        if (_end - _at < sign.Length || string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0)
            return false;

        _at += sign.Length;
        return true;
    }

    private bool TakeWord(string word)
    {
        Skip();
        var after = _at + word.Length;
        return (after >= _end || char.IsWhiteSpace(_text[after])) && Take(word);
    }

    private void Skip()
    {
        while (_at < _end && char.IsWhiteSpace(_text[_at]))
            _at++;
    }
}
