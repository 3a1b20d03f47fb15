using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>Reads statements. What it does not know, it refuses with its place; so do names that nothing declares.</summary>
internal sealed class Parser
{
    private static readonly ImmutableHashSet<string> Unsupported =
    [
        "function", "class", "try", "switch", "async", "await", "yield", "import", "export", "delete", "this", "with", "do",
        "debugger", "super", "instanceof", "void",
    ];

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly Names _names;
    private readonly Action<Frame, object?>? _result;
    private int _loops;

    public Parser(string text, Action<Frame, object?>? result)
        : this(new TokenReader(text, 0, text.Length), new Names(), result)
    {
    }

    public Parser(TokenReader tokens, Names names, Action<Frame, object?>? result)
    {
        (_tokens, _names, _result) = (tokens, names, result);
        _expressions = new ExpressionParser(tokens, names);
    }

    public ImmutableArray<Statement> ReadScript()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (_tokens.Current.Kind != TokenKind.End)
            statements.Add(ReadStatement());

        return statements.ToImmutable();
    }

    public Block ReadBlock()
    {
        var at = _tokens.Expect("{").At;
        using var level = _tokens.Deeper();
        _names.Open();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (!_tokens.Is("}"))
            statements.Add(ReadStatement());

        _tokens.Expect("}");
        _names.Close();
        return new Block(statements.ToImmutable(), at);
    }

    private Statement ReadStatement()
    {
        var token = _tokens.Current;
        if (token.Kind == TokenKind.Name && Unsupported.Contains(token.Value))
            throw new ExpressionException($"'{token.Value}' cannot be evaluated here.", token.At);

        if (_tokens.Is("{"))
            return ReadBlock();

        if (_tokens.Take(";"))
            return new Block([], token.At);

        using var level = _tokens.Deeper();
        switch (token.Kind == TokenKind.Name ? token.Value : "")
        {
            case "const" or "let" or "var":
                return Ended(ReadDeclaration());
            case "if":
                return ReadIf();
            case "for":
                return ReadFor();
            case "while":
                _tokens.Next();
                var condition = ReadCondition();
                return new Loop(null, condition, null, ReadBody(), token.At);
            case "return":
                _tokens.Next();
                return Ended(new Return(EndsHere() ? null : _expressions.Read(), token.At));
            case "throw":
                _tokens.Next();
                return Ended(new Throw(_expressions.Read(), token.At));
            case "break" or "continue" when _loops == 0:
                throw new ExpressionException($"'{token.Value}' is only for loops.", token.At);
            case "break" or "continue":
                _tokens.Next();
                return Ended(new Jump(token.Value == "break" ? Done.Break : Done.Continue, token.At));
            default:
                return Ended(new ExpressionStatement(_expressions.Read(), _result, token.At));
        }
    }

    private Declaration ReadDeclaration()
    {
        var at = _tokens.Next().At;
        var variables = ImmutableArray.CreateBuilder<(string, Node?)>();
        do
        {
            var name = _tokens.ExpectName();
            var value = _tokens.Take("=") ? _expressions.ReadAssignment() : null;
            _names.Declare(name.Value);
            variables.Add((name.Value, value));
        }
        while (_tokens.Take(","));

        return new Declaration(variables.ToImmutable(), at);
    }

    private If ReadIf()
    {
        var at = _tokens.Next().At;
        var condition = ReadCondition();
        var then = ReadStatement();
        var otherwise = _tokens.TakeName("else") ? ReadStatement() : null;
        return new If(condition, then, otherwise, at);
    }

    private Statement ReadFor()
    {
        var at = _tokens.Next().At;
        _tokens.Expect("(");
        _names.Open();
        Statement statement;
        if (_tokens.Current is { Kind: TokenKind.Name, Value: "const" or "let" or "var" } && _tokens.IsForOf())
        {
            _tokens.Next();
            var name = _tokens.ExpectName().Value;
            _tokens.Next();
            var list = _expressions.Read();
            _tokens.Expect(")");
            _names.Declare(name);
            statement = new ForOf(name, list, ReadBody(), at);
        }
        else
        {
            Statement? first = _tokens.Is(";") ? null
                : _tokens.Current is { Kind: TokenKind.Name, Value: "const" or "let" or "var" } ? ReadDeclaration()
                : new ExpressionStatement(_expressions.Read(), null, at);
            _tokens.Expect(";");
            var condition = _tokens.Is(";") ? null : _expressions.Read();
            _tokens.Expect(";");
            var after = _tokens.Is(")") ? null : _expressions.Read();
            _tokens.Expect(")");
            statement = new Loop(first, condition, after, ReadBody(), at);
        }

        _names.Close();
        return statement;
    }

    private Node ReadCondition()
    {
        _tokens.Expect("(");
        var condition = _expressions.Read();
        _tokens.Expect(")");
        return condition;
    }

    private Statement ReadBody()
    {
        _loops++;
        var body = ReadStatement();
        _loops--;
        return body;
    }

    private bool EndsHere() =>
        _tokens.Current.Kind == TokenKind.End || _tokens.Is(";") || _tokens.Is("}") || _tokens.Current.AfterLine;

    private Statement Ended(Statement statement)
    {
        if (!_tokens.Take(";") && !EndsHere())
            throw new ExpressionException($"{_tokens.Describe()} cannot stand here.", _tokens.Current.At);

        return statement;
    }
}
