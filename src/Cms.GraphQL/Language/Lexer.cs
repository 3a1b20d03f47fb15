using System.Globalization;
using System.Text;

namespace Cms.GraphQL.Language;

/// <summary>Cuts a text into tokens, one at a time, and refuses the text once it has more than allowed.</summary>
/// <remarks>GraphQL specification, September 2025, section 2.1.</remarks>
internal sealed class Lexer(string text, int maxTokens)
{
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private int _at;
    private int _line = 1;
    private int _lineStart;

    /// <summary>Tokens so far, comments included.</summary>
    public int Count { get; private set; }

    public Token Next()
    {
        SkipIgnored();
        if (_at >= text.Length)
            return new Token(TokenKind.End, "", Here);

        CountToken();
        var at = Here;
        var c = text[_at];
        if (IsNameStart(c))
            return ReadName(at);
        if (c == '-' || char.IsAsciiDigit(c))
            return ReadNumber(at);
        if (c == '"')
        {
            return text.AsSpan(_at).StartsWith("\"\"\"", StringComparison.Ordinal)
                ? ReadBlockString(at)
                : ReadString(at);
        }

        if (c == '.')
        {
            if (!text.AsSpan(_at).StartsWith("...", StringComparison.Ordinal))
                throw Error("Unexpected '.'; a spread has three.", at);
            _at += 3;
            return new Token(TokenKind.Spread, "", at);
        }

        var kind = c switch
        {
            '!' => TokenKind.Bang,
            '$' => TokenKind.Dollar,
            '&' => TokenKind.Ampersand,
            '(' => TokenKind.ParenthesisOpen,
            ')' => TokenKind.ParenthesisClose,
            ':' => TokenKind.Colon,
            '=' => TokenKind.Equal,
            '@' => TokenKind.At,
            '[' => TokenKind.BracketOpen,
            ']' => TokenKind.BracketClose,
            '{' => TokenKind.BraceOpen,
            '|' => TokenKind.Pipe,
            '}' => TokenKind.BraceClose,
            _ => TokenKind.End,
        };
        if (kind == TokenKind.End)
            throw Error($"Unexpected {DescribeCharacter(_at)}{(c == '\'' ? "; strings stand in double quotes" : "")}.", at);
        _at++;
        return new Token(kind, "", at);
    }

    private Location Here => new(_line, _at - _lineStart + 1);

    private void SkipIgnored()
    {
        while (_at < text.Length)
        {
            switch (text[_at])
            {
                case ' ' or '\t' or ',' or '\uFEFF':
                    _at++;
                    break;
                case '\n' or '\r':
                    SkipLineEnd();
                    break;
                case '#':
                    CountToken();
                    while (_at < text.Length && text[_at] is not ('\n' or '\r'))
                        SkipCharacter("a comment");
                    break;
                default:
                    return;
            }
        }
    }

    private void CountToken()
    {
        if (++Count > maxTokens)
        {
            throw new SyntaxException(
                string.Create(CultureInfo.InvariantCulture, $"The document has more than {maxTokens} tokens."), Here, true);
        }
    }

    private void SkipLineEnd()
    {
        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        _lineStart = _at;
    }

    /// <summary>Steps over one Unicode scalar value; half a surrogate pair is refused.</summary>
    private void SkipCharacter(string inside)
    {
        if (!char.IsSurrogate(text[_at]))
            _at++;
        else if (char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length && char.IsLowSurrogate(text[_at + 1]))
            _at += 2;
        else
            throw Error($"Invalid character in {inside}: half a surrogate pair.", Here);
    }

    private Token ReadName(Location at)
    {
        var start = _at++;
        while (_at < text.Length && IsNamePart(text[_at]))
            _at++;
        return new Token(TokenKind.Name, text[start.._at], at);
    }

    private Token ReadNumber(Location at)
    {
        var start = _at;
        var kind = TokenKind.Int;
        if (text[_at] == '-')
            _at++;
        if (Current == '0')
        {
            _at++;
            if (char.IsAsciiDigit(Current))
                throw Error("A number does not begin with a superfluous zero.", Here);
        }
        else
        {
            SkipDigits();
        }

        if (Current == '.')
        {
            kind = TokenKind.Float;
            _at++;
            SkipDigits();
        }

        if (Current is 'e' or 'E')
        {
            kind = TokenKind.Float;
            _at++;
            if (Current is '+' or '-')
                _at++;
            SkipDigits();
        }

        if (Current == '.' || IsNameStart(Current))
            throw Error($"A number is followed by {DescribeCharacter(_at)}.", Here);
        return new Token(kind, text[start.._at], at);
    }

    private void SkipDigits()
    {
        if (!char.IsAsciiDigit(Current))
            throw Error($"A digit is expected in a number, not {DescribeCharacter(_at)}.", Here);
        while (char.IsAsciiDigit(Current))
            _at++;
    }

    private Token ReadString(Location at)
    {
        _at++;
        var start = _at;
        StringBuilder? meaning = null;
        while (true)
        {
            if (_at >= text.Length || text[_at] is '\n' or '\r')
                throw Error("A string is not closed on its line.", Here);
            if (text[_at] == '"')
                break;
            if (text[_at] != '\\')
            {
                SkipCharacter("a string");
                continue;
            }

            meaning ??= new StringBuilder();
            meaning.Append(text, start, _at - start);
            ReadEscape(meaning);
            start = _at;
        }

        var value = meaning is null ? text[start.._at] : meaning.Append(text, start, _at - start).ToString();
        _at++;
        return new Token(TokenKind.String, value, at);
    }

    private void ReadEscape(StringBuilder meaning)
    {
        var at = Here;
        var c = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (c == 'u')
        {
            meaning.Append(ReadUnicodeEscape(at));
            return;
        }

        meaning.Append(c switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error("Unknown escape in a string; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u.", at),
        });
        _at += 2;
    }

    private string ReadUnicodeEscape(Location at)
    {
        _at += 2;
        if (Current == '{')
        {
            _at++;
            long code = 0;
            var start = _at;
            while (char.IsAsciiHexDigit(Current))
            {
                code = Math.Min((code << 4) | (uint)Convert.ToInt32(text[_at].ToString(), 16), 0x110000);
                _at++;
            }

            if (_at == start || Current != '}' || !Rune.IsValid((int)code))
                throw Error("Invalid \\u{…} in a string: it takes the hexadecimal number of a Unicode scalar value.", at);
            _at++;
            return new Rune((int)code).ToString();
        }

        var first = ReadFourHexDigits(at);
        if (!char.IsSurrogate(first))
            return first.ToString();
        if (char.IsHighSurrogate(first) && Current == '\\' && _at + 1 < text.Length && text[_at + 1] == 'u')
        {
            _at += 2;
            var second = ReadFourHexDigits(at);
            if (char.IsLowSurrogate(second))
                return new string([first, second]);
        }

        throw Error("Invalid \\u in a string: half a surrogate pair.", at);
    }

    private char ReadFourHexDigits(Location at)
    {
        // Digits are looked at one by one: .NET's parsers take U+0000 for the end of a number.
        if (_at + 4 > text.Length || text.AsSpan(_at, 4).ContainsAnyExcept(HexDigits))
            throw Error("Invalid \\u in a string: four hexadecimal digits follow it.", at);

        var code = ushort.Parse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += 4;
        return (char)code;
    }

    private Token ReadBlockString(Location at)
    {
        _at += 3;
        var lines = new List<string>();
        var line = new StringBuilder();
        while (true)
        {
            if (_at >= text.Length)
                throw Error("A block string is not closed.", Here);
            var rest = text.AsSpan(_at);
            if (rest.StartsWith("\"\"\"", StringComparison.Ordinal))
                break;
            if (rest.StartsWith("\\\"\"\"", StringComparison.Ordinal))
            {
                line.Append("\"\"\"");
                _at += 4;
            }
            else if (rest[0] is '\n' or '\r')
            {
                lines.Add(line.ToString());
                line.Clear();
                SkipLineEnd();
            }
            else
            {
                var start = _at;
                SkipCharacter("a block string");
                line.Append(text, start, _at - start);
            }
        }

        lines.Add(line.ToString());
        _at += 3;
        return new Token(TokenKind.BlockString, BlockString.Unindent(lines), at);
    }

    private char Current => _at < text.Length ? text[_at] : '\0';

    private string DescribeCharacter(int at)
    {
        if (at >= text.Length)
            return "the end of the text";
        var c = text[at];
        if (c is > ' ' and < '\u007F')
            return $"'{c}'";
        return Rune.TryGetRuneAt(text, at, out var rune) ? $"U+{rune.Value:X4}" : $"U+{(int)c:X4}";
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static SyntaxException Error(string message, Location at) => new(message, at);
}
