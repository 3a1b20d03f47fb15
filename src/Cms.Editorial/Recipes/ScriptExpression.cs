using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cms.Editorial.Recipes;

/// <summary>What a script says: literals, calls, and their concatenation.</summary>
internal abstract record ScriptExpression
{
    private const string Now = "new Date().toISOString";

    private ScriptExpression()
    {
    }

    /// <exception cref="RecipeScriptException">It says something else.</exception>
    internal static ScriptExpression Parse(string code)
    {
        var reader = new Reader(code.Trim().TrimEnd(';'));
        var expression = reader.ReadJoin();
        reader.ExpectEnd();
        return expression;
    }

    /// <summary>A string, or a number's digits.</summary>
    internal sealed record Text(string Value) : ScriptExpression;

    internal sealed record Call(string Name, ImmutableArray<ScriptExpression> Arguments) : ScriptExpression;

    internal sealed record Join(ImmutableArray<ScriptExpression> Parts) : ScriptExpression;

    private sealed class Reader(string code)
    {
        private const int MaxDepth = 16;

        private int _at;
        private int _depth;

        internal ScriptExpression ReadJoin()
        {
            if (++_depth > MaxDepth)
                throw Fail();
            var parts = ImmutableArray.CreateBuilder<ScriptExpression>();
            parts.Add(ReadTerm());
            while (Take('+'))
                parts.Add(ReadTerm());
            _depth--;
            return parts.Count == 1 ? parts[0] : new Join(parts.ToImmutable());
        }

        internal void ExpectEnd()
        {
            SkipSpace();
            if (_at < code.Length)
                throw Fail();
        }

        private ScriptExpression ReadTerm()
        {
            SkipSpace();
            if (_at >= code.Length)
                throw Fail();
            if (code[_at] is '\'' or '"')
                return new Text(ReadString(code[_at++]));
            if (char.IsAsciiDigit(code[_at]))
                return new Text(ReadWhile(c => char.IsAsciiDigit(c) || c == '.'));

            string name;
            if (string.CompareOrdinal(code, _at, Now, 0, Now.Length) == 0)
            {
                name = Now;
                _at += Now.Length;
            }
            else
            {
                name = ReadWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_');
            }

            if (name.Length == 0 || !Take('('))
                throw Fail();
            var arguments = ImmutableArray.CreateBuilder<ScriptExpression>();
            if (!Take(')'))
            {
                do
                    arguments.Add(ReadJoin());
                while (Take(','));
                if (!Take(')'))
                    throw Fail();
            }

            return new Call(name, arguments.ToImmutable());
        }

        private string ReadString(char quote)
        {
            var text = new StringBuilder();
            for (; _at < code.Length && code[_at] != quote; _at++)
                text.Append(code[_at] == '\\' ? ReadEscape() : code[_at]);
            if (_at++ >= code.Length)
                throw Fail();
            return text.ToString();
        }

        private char ReadEscape()
        {
            if (++_at >= code.Length)
                throw Fail();
            if (code[_at] != 'u')
                return code[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c };
            if (_at + 4 >= code.Length || !ushort.TryParse(code.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                throw Fail();
            _at += 4;
            return (char)unit;
        }

        private string ReadWhile(Func<char, bool> fits)
        {
            var start = _at;
            while (_at < code.Length && fits(code[_at]))
                _at++;
            return code[start.._at];
        }

        private bool Take(char wanted)
        {
            SkipSpace();
            if (_at >= code.Length || code[_at] != wanted)
                return false;
            _at++;
            return true;
        }

        private void SkipSpace() => ReadWhile(char.IsWhiteSpace);

        private RecipeScriptException Fail() => new($"the script '{code}' is not understood; scripts call functions such as uuid() or variables('x')");
    }
}
