using System.Globalization;
using System.Text;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>Cuts a script into tokens.</summary>
internal sealed class Lexer(string text, int start, int end)
{
    /// <summary>The longer ones first.</summary>
    private static readonly string[] Signs =
    [
        "===", "!==", "...", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "+=", "-=", "*=", "/=", "%=",
        "++", "--", "+", "-", "*", "/", "%", "<", ">", "=", "!", "?", ":", ".", ",", ";", "(", ")", "[", "]", "{", "}",
    ];

    private int _at = start;

    public Token Next()
    {
        var afterLine = SkipBlank();
        if (_at >= end)
            return new(TokenKind.End, "", end, afterLine);

        var (at, first) = (_at, text[_at]);
        if (char.IsLetter(first) || first is '_' or '$')
        {
            while (_at < end && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
                _at++;

            return new(TokenKind.Name, text[at.._at], at, afterLine);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && _at + 1 < end && char.IsAsciiDigit(text[_at + 1])))
            return new(TokenKind.Number, Number(), at, afterLine);

        if (first is '\'' or '"')
            return new(TokenKind.Text, Quoted(first), at, afterLine);

        if (first == '`')
            return new(TokenKind.Template, Template(), at, afterLine);

        foreach (var sign in Signs)
        {
            if (end - _at < sign.Length || string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0)
                continue;

            _at += sign.Length;
            return new(TokenKind.Sign, sign, at, afterLine);
        }

        throw new ExpressionException($"'{first}' cannot stand here.", at);
    }

    /// <summary>The text with its escapes resolved; also for the literal parts of templates.</summary>
    public static string Unescape(string raw, int at)
    {
        if (!raw.Contains('\\', StringComparison.Ordinal))
            return raw;

        var value = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                value.Append(raw[i]);
                continue;
            }

            if (++i == raw.Length)
                throw new ExpressionException("A backslash ends the text.", at);

            switch (raw[i])
            {
                case 'n': value.Append('\n'); break;
                case 'r': value.Append('\r'); break;
                case 't': value.Append('\t'); break;
                case 'b': value.Append('\b'); break;
                case 'f': value.Append('\f'); break;
                case 'v': value.Append('\v'); break;
                case '0': value.Append('\0'); break;
                case '\n': break;
                case 'u' or 'x': value.Append(Coded(raw, ref i, at)); break;
                default: value.Append(raw[i]); break;
            }
        }

        return value.ToString();
    }

    private static string Coded(string raw, ref int i, int at)
    {
        var isBraced = raw[i] == 'u' && i + 1 < raw.Length && raw[i + 1] == '{';
        var from = isBraced ? i + 2 : i + 1;
        var to = isBraced ? raw.IndexOf('}', from) : from + (raw[i] == 'u' ? 4 : 2);
        if (to < from || to > raw.Length || raw[from..to].Contains('\0') // .NET's parsers let it follow a number
            || !int.TryParse(raw.AsSpan(from, to - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code > 0x10FFFF)
            throw new ExpressionException("A coded character needs its hexadecimal number.", at);

        i = isBraced ? to : to - 1;
        return code is >= 0xD800 and <= 0xDFFF or < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);
    }

    private bool SkipBlank()
    {
        var afterLine = false;
        while (_at < end)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                afterLine |= text[_at++] is '\n' or '\r';
            }
            else if (text[_at] == '/' && _at + 1 < end && text[_at + 1] == '/')
            {
                while (_at < end && text[_at] != '\n')
                    _at++;
            }
            else if (text[_at] == '/' && _at + 1 < end && text[_at + 1] == '*')
            {
                var close = text.IndexOf("*/", _at + 2, end - _at - 2, StringComparison.Ordinal);
                if (close < 0)
                    throw new ExpressionException("A comment is not closed.", _at);

                afterLine |= text.AsSpan(_at, close - _at).Contains('\n');
                _at = close + 2;
            }
            else
            {
                break;
            }
        }

        return afterLine;
    }

    private string Number()
    {
        var at = _at;
        while (_at < end && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '.' or '_'
            || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E' && !text.AsSpan(at, _at - at).StartsWith("0x"))))
            _at++;

        return text[at.._at];
    }

    private string Quoted(char quote)
    {
        var at = _at++;
        while (_at < end && text[_at] != quote)
        {
            if (text[_at] == '\n')
                break;

            _at += text[_at] == '\\' ? 2 : 1;
        }

        if (_at >= end || text[_at] != quote)
            throw new ExpressionException("A text is not closed.", at);

        _at++;
        return Unescape(text[(at + 1)..(_at - 1)], at);
    }

    private string Template()
    {
        var (at, depth) = (_at++, 0);
        for (; _at < end; _at++)
        {
            switch (text[_at])
            {
                case '\\':
                    _at++;
                    break;
                case '`' when depth == 0:
                    return text[(at + 1).._at++];
                case '`':
                    throw new ExpressionException("A template string inside another one cannot be evaluated here.", _at);
                case '{' when depth > 0 || text[_at - 1] == '$':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
            }
        }

        throw new ExpressionException("A template string is not closed.", at);
    }
}
