namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>The tokens of a script, one ahead.</summary>
internal sealed class TokenReader
{
    private readonly Lexer _lexer;
    private Token? _ahead;
    private int _depth;

    public TokenReader(string text, int start, int end)
    {
        Text = text;
        _lexer = new Lexer(text, start, end);
        Current = _lexer.Next();
    }

    public string Text { get; }

    public Token Current { get; private set; }

    public Token Ahead => _ahead ??= _lexer.Next();

    /// <summary>Moves on and returns the token that was passed.</summary>
    public Token Next()
    {
        var passed = Current;
        Current = Ahead;
        _ahead = null;
        return passed;
    }

    public bool Is(string sign) => Current.Kind == TokenKind.Sign && Current.Value == sign;

    public bool Take(string sign) => Is(sign) && Next() is var _;

    public bool TakeName(string name) => Current.Kind == TokenKind.Name && Current.Value == name && Next() is var _;

    public Token Expect(string sign) =>
        Is(sign) ? Next() : throw new ExpressionException($"Here should be '{sign}', not {Describe()}.", Current.At);

    public Token ExpectName() => Current.Kind == TokenKind.Name
        ? Next()
        : throw new ExpressionException($"Here should be a name, not {Describe()}.", Current.At);

    public string Describe() => Current.Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text or TokenKind.Template => "a text",
        _ => $"'{Current.Value}'",
    };

    /// <summary>Whether <c>for (const x</c> goes on with <c>of</c>; stands at <c>const</c>.</summary>
    public bool IsForOf()
    {
        var at = Ahead.At + Ahead.Value.Length;
        while (at < Text.Length && char.IsWhiteSpace(Text[at]))
            at++;

        return Ahead.Kind == TokenKind.Name && string.CompareOrdinal(Text, at, "of ", 0, 3) == 0;
    }

    /// <summary>Guards against texts that nest without end.</summary>
    public Level Deeper()
    {
        if (++_depth > Budget.MaxNesting)
            throw new ExpressionException($"This is nested more than {Budget.MaxNesting} levels.", Current.At);

        return new Level(this);
    }

    internal readonly struct Level(TokenReader reader) : IDisposable
    {
        public void Dispose() => reader._depth--;
    }
}

/// <summary>The variables that a script has declared where it is being read.</summary>
internal sealed class Names
{
    private readonly Stack<HashSet<string>> _levels = new([new HashSet<string>(StringComparer.Ordinal)]);

    public void Open() => _levels.Push(new HashSet<string>(StringComparer.Ordinal));

    public void Close() => _levels.Pop();

    public void Declare(string name) => _levels.Peek().Add(name);

    public bool Has(string name) => _levels.Any(level => level.Contains(name));
}
