using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>Reads expressions, by precedence.</summary>
internal sealed class ExpressionParser(TokenReader tokens, Names names)
{
    private const int MaxTerms = 250;

    private static readonly string[][] Levels =
    [
        ["??"], ["||"], ["&&"], ["==", "!=", "===", "!=="], ["<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"],
    ];

    private static readonly ImmutableHashSet<string> Assigning = ["=", "+=", "-=", "*=", "/=", "%=", "&&=", "||=", "??="];

    public Node Read()
    {
        var node = ReadAssignment();
        return tokens.Is(",") ? throw new ExpressionException("A comma cannot stand here.", tokens.Current.At) : node;
    }

    public Node ReadAssignment()
    {
        using var level = tokens.Deeper();
        if (IsArrow())
            return ReadArrow();

        var node = ReadChoice();
        if (tokens.Current.Kind != TokenKind.Sign || !Assigning.Contains(tokens.Current.Value))
            return node;

        var sign = tokens.Next();
        Assignable(node, sign.At);
        return new Assignment(node, sign.Value == "=" ? null : sign.Value[..^1], ReadAssignment(), sign.At);
    }

    private static void Assignable(Node node, int at)
    {
        if (node is not (Variable or Member))
            throw new ExpressionException("Only a variable or a member can be given a value.", at);
    }

    private Node ReadChoice()
    {
        var condition = ReadBinary(0);
        if (!tokens.Is("?"))
            return condition;

        var at = tokens.Next().At;
        var then = ReadAssignment();
        tokens.Expect(":");
        return new Choice(condition, then, ReadAssignment(), at);
    }

    private Node ReadBinary(int level)
    {
        if (level == Levels.Length)
            return ReadUnary();

        var left = ReadBinary(level + 1);
        for (var count = 0; tokens.Current.Kind is TokenKind.Sign or TokenKind.Name && Levels[level].Contains(tokens.Current.Value); count++)
        {
            var sign = tokens.Next();
            if (count == MaxTerms)
                throw new ExpressionException($"More than {MaxTerms} terms stand in a row.", sign.At);

            left = new Binary(sign.Value, left, ReadBinary(level + 1), sign.At);
        }

        return left;
    }

    private Node ReadUnary()
    {
        using var level = tokens.Deeper();
        var token = tokens.Current;
        if (token is { Kind: TokenKind.Sign, Value: "!" or "-" or "+" } or { Kind: TokenKind.Name, Value: "typeof" })
        {
            tokens.Next();
            return new Unary(token.Value, ReadUnary(), token.At);
        }

        if (token is { Kind: TokenKind.Sign, Value: "++" or "--" })
        {
            tokens.Next();
            var target = ReadUnary();
            Assignable(target, token.At);
            return new Assignment(target, token.Value[..1], new Literal(1d, token.At), token.At);
        }

        var node = ReadPostfix(ReadPrimary());
        if (tokens.Current is not { Kind: TokenKind.Sign, Value: "++" or "--", AfterLine: false } sign)
            return node;

        tokens.Next();
        Assignable(node, sign.At);
        return new Assignment(node, sign.Value[..1], new Literal(1d, sign.At), sign.At) { GivesOld = true };
    }

    private Node ReadPostfix(Node node)
    {
        var chains = false;
        for (var count = 0; ; count++)
        {
            if (count > Budget.MaxNesting)
                throw new ExpressionException($"This is nested more than {Budget.MaxNesting} levels.", tokens.Current.At);

            if (tokens.Is(".") || tokens.Is("?."))
            {
                var isOptional = tokens.Next().Value == "?.";
                chains |= isOptional;
                if (isOptional && tokens.Is("["))
                {
                    node = ReadIndex(node, true);
                    continue;
                }

                var name = tokens.ExpectName();
                node = tokens.Is("(")
                    ? Method(node, name, isOptional || chains)
                    : new Member(node, new Literal(name.Value, name.At), isOptional, name.At) { Chains = chains };
            }
            else if (tokens.Is("["))
            {
                node = ReadIndex(node, chains);
            }
            else if (tokens.Is("(") && node is Variable or Member)
            {
                var at = tokens.Current.At;
                node = new VariableCall(node, ReadArguments(), at);
            }
            else
            {
                return node;
            }
        }
    }

    private Member ReadIndex(Node of, bool isOptional)
    {
        var at = tokens.Expect("[").At;
        var index = ReadAssignment();
        tokens.Expect("]");
        return new Member(of, index, isOptional, at);
    }

    private MethodCall Method(Node of, Token name, bool isOptional) => Methods.Names.Contains(name.Value)
        ? new MethodCall(of, name.Value, ReadArguments(), isOptional, name.At)
        : throw new ExpressionException($"There is no method '{name.Value}' here.", name.At);

    private ImmutableArray<Node> ReadArguments()
    {
        tokens.Expect("(");
        return ReadList(")");
    }

    private ImmutableArray<Node> ReadList(string close)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!tokens.Is(close))
        {
            var at = tokens.Current.At;
            items.Add(tokens.Take("...") ? new Spread(ReadAssignment(), at) : ReadAssignment());
            if (!tokens.Take(","))
                break;
        }

        tokens.Expect(close);
        return items.ToImmutable();
    }

    private Node ReadPrimary()
    {
        var token = tokens.Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(NumberOf(token), token.At);
            case TokenKind.Text:
                return new Literal(token.Value, token.At);
            case TokenKind.Template:
                return ReadTemplate(token);
            case TokenKind.Name:
                return ReadName(token);
            case TokenKind.Sign when token.Value == "(":
                var inner = Read();
                tokens.Expect(")");
                return inner;
            case TokenKind.Sign when token.Value == "[":
                return new ListLiteral(ReadList("]"), token.At);
            case TokenKind.Sign when token.Value == "{":
                return ReadObject(token.At);
            case TokenKind.Sign when token.Value == "/":
                throw new ExpressionException("A regular expression cannot be evaluated here.", token.At);
            case TokenKind.End:
                throw new ExpressionException("The expression is not complete.", token.At);
            default:
                throw new ExpressionException($"'{token.Value}' cannot stand here.", token.At);
        }
    }

    private Node ReadName(Token name)
    {
        switch (name.Value)
        {
            case "true" or "false":
                return new Literal(name.Value == "true", name.At);
            case "null":
                return new Literal(null, name.At);
            case "undefined":
                return new Literal(Undefined.Value, name.At);
            case "NaN" or "Infinity":
                return new Literal(name.Value == "NaN" ? double.NaN : double.PositiveInfinity, name.At);
            case "new":
                return ReadNew(name.At);
        }

        if (names.Has(name.Value))
            return new Variable(name.Value, name.At);

        var full = name.Value;
        if (Functions.Spaces.Contains(full) && tokens.Take("."))
            full += "." + tokens.ExpectName().Value;

        if (Functions.Find(full) is not { } function)
            throw new ExpressionException($"'{full}' is not known here.", name.At);

        if (!tokens.Is("("))
        {
            // As in list.map(String).
            return function.IsPure
                ? new Literal(new Callable(arguments => function.Run(null!, arguments)), name.At)
                : throw new ExpressionException($"'{full}' is a function: it needs brackets.", name.At);
        }

        var arguments = ReadArguments();
        return arguments.Length >= function.Least && arguments.Length <= function.Most
            ? new FunctionCall(function, arguments, name.At)
            : throw new ExpressionException($"'{full}' takes {function.Takes}, not {arguments.Length}.", name.At);
    }

    private FunctionCall ReadNew(int at)
    {
        var name = tokens.ExpectName();
        if (Functions.Find("new " + name.Value) is not { } function)
            throw new ExpressionException($"'new {name.Value}' cannot be evaluated here.", at);

        return new FunctionCall(function, tokens.Is("(") ? ReadArguments() : [], at);
    }

    private TemplateText ReadTemplate(Token token)
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        var (raw, from) = (token.Value, 0);
        while (raw.IndexOf("${", from, StringComparison.Ordinal) is >= 0 and var open)
        {
            parts.Add(new Literal(Lexer.Unescape(raw[from..open], token.At), token.At));
            var (close, depth) = (open + 2, 0);
            for (; close < raw.Length && (raw[close] != '}' || depth > 0); close++)
                depth += raw[close] == '{' ? 1 : raw[close] == '}' ? -1 : 0;

            // Read in place, so that problems are told where they stand.
            var reader = new TokenReader(tokens.Text, token.At + 1 + open + 2, token.At + 1 + close);
            using var level = tokens.Deeper();
            parts.Add(new ExpressionParser(reader, names).Read());
            if (reader.Current.Kind != TokenKind.End)
                throw new ExpressionException($"{reader.Describe()} cannot stand here.", reader.Current.At);

            from = Math.Min(close + 1, raw.Length);
        }

        parts.Add(new Literal(Lexer.Unescape(raw[from..], token.At), token.At));
        return new TemplateText(parts.ToImmutable(), token.At);
    }

    private ObjectLiteral ReadObject(int at)
    {
        var members = ImmutableArray.CreateBuilder<(string?, Node?, Node)>();
        while (!tokens.Is("}"))
        {
            var token = tokens.Next();
            if (token is { Kind: TokenKind.Sign, Value: "..." })
            {
                members.Add((null, null, new Spread(ReadAssignment(), token.At)));
            }
            else if (token is { Kind: TokenKind.Sign, Value: "[" })
            {
                var computed = ReadAssignment();
                tokens.Expect("]");
                tokens.Expect(":");
                members.Add((null, computed, ReadAssignment()));
            }
            else if (token.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number)
            {
                members.Add((token.Value, null, token.Kind == TokenKind.Name && !tokens.Is(":") ? ReadName(token) : Valued()));
            }
            else
            {
                throw new ExpressionException("Here should be the name of a member.", token.At);
            }

            if (!tokens.Take(","))
                break;
        }

        tokens.Expect("}");
        return new ObjectLiteral(members.ToImmutable(), at);

        Node Valued()
        {
            tokens.Expect(":");
            return ReadAssignment();
        }
    }

    /// <summary>Whether <c>x =&gt;</c> or <c>(a, b) =&gt;</c> comes.</summary>
    private bool IsArrow()
    {
        if (tokens.Current.Kind == TokenKind.Name)
            return tokens.Ahead is { Kind: TokenKind.Sign, Value: "=>" };

        if (!tokens.Is("("))
            return false;

        var at = tokens.Current.At + 1;
        while (at < tokens.Text.Length && (char.IsLetterOrDigit(tokens.Text[at]) || tokens.Text[at] is '_' or '$' or ',' || char.IsWhiteSpace(tokens.Text[at])))
            at++;

        return at < tokens.Text.Length && tokens.Text[at] == ')'
            && tokens.Text.AsSpan(at + 1).TrimStart().StartsWith("=>", StringComparison.Ordinal);
    }

    private Arrow ReadArrow()
    {
        var at = tokens.Current.At;
        var parameters = ImmutableArray.CreateBuilder<string>();
        if (tokens.Take("("))
        {
            while (!tokens.Is(")"))
            {
                parameters.Add(tokens.ExpectName().Value);
                if (!tokens.Take(","))
                    break;
            }

            tokens.Expect(")");
        }
        else
        {
            parameters.Add(tokens.Next().Value);
        }

        tokens.Expect("=>");
        names.Open();
        foreach (var parameter in parameters)
            names.Declare(parameter);

        var arrow = tokens.Is("{")
            ? new Arrow(parameters.ToImmutable(), null, new Parser(tokens, names, null).ReadBlock(), at)
            : new Arrow(parameters.ToImmutable(), ReadAssignment(), null, at);
        names.Close();
        return arrow;
    }

    private static double NumberOf(Token token)
    {
        var text = token.Value.Replace("_", "", StringComparison.Ordinal);
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
            return hex;

        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, plain, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ExpressionException($"'{token.Value}' is no number.", token.At);
    }
}
