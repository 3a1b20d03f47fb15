using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>Reads executable documents, by recursive descent that counts its own depth.</summary>
/// <remarks>GraphQL specification, September 2025, section 2. The type-system half is in <c>Parser.Declarations.cs</c>.</remarks>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly int _maxNesting;
    private Token _token;
    private int _nesting;

    private Parser(string text, int maxTokens = int.MaxValue, int maxNesting = Document.MaxNesting)
    {
        _maxNesting = Math.Min(maxNesting, Document.MaxNesting);
        _lexer = new Lexer(text, maxTokens);
        _token = _lexer.Next();
    }

    public static Document ParseDocument(string text, int maxTokens, int maxNesting)
    {
        var parser = new Parser(text, maxTokens, maxNesting);
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        do
            definitions.Add(parser.ParseDefinition());
        while (parser._token.Kind != TokenKind.End);
        return new Document(definitions.DrainToImmutable(), parser._lexer.Count);
    }

    public static Value ParseValue(string text)
    {
        var parser = new Parser(text);
        var value = parser.ParseValue(isConstant: true);
        parser.Expect(TokenKind.End);
        return value;
    }

    public static TypeReference ParseTypeReference(string text)
    {
        var parser = new Parser(text);
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.End);
        return type;
    }

    private Definition ParseDefinition()
    {
        if (_token.Kind == TokenKind.BraceOpen)
        {
            var at = _token.At;
            return new OperationDefinition(null, OperationKind.Query, null, [], [], ParseSelectionSet(), true, at);
        }

        var describedAt = _token.At;
        var description = ParseDescription();
        if (_token.Kind == TokenKind.BraceOpen)
            throw new SyntaxException("An operation written as bare braces has no description.", describedAt);
        if (_token.Kind == TokenKind.Name)
        {
            switch (_token.Text)
            {
                case "query": return ParseOperation(OperationKind.Query, description);
                case "mutation": return ParseOperation(OperationKind.Mutation, description);
                case "subscription": return ParseOperation(OperationKind.Subscription, description);
                case "fragment": return ParseFragment(description);
                default:
                    if (ParseDeclaration(description, describedAt) is { } declaration)
                        return declaration;
                    break;
            }
        }

        throw Unexpected();
    }

    private string? ParseDescription() =>
        _token.Kind is TokenKind.String or TokenKind.BlockString ? Take().Text : null;

    private OperationDefinition ParseOperation(OperationKind kind, string? description)
    {
        var at = Take().At;
        var name = _token.Kind == TokenKind.Name ? Take().Text : null;
        var variables = ParseMany(
            TokenKind.ParenthesisOpen, static parser => parser.ParseVariableDefinition(), TokenKind.ParenthesisClose);
        var directives = ParseDirectives(isConstant: false);
        return new OperationDefinition(description, kind, name, variables, directives, ParseSelectionSet(), false, at);
    }

    private VariableDefinition ParseVariableDefinition()
    {
        var description = ParseDescription();
        var at = Expect(TokenKind.Dollar).At;
        var name = Expect(TokenKind.Name).Text;
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = TryTake(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        return new VariableDefinition(description, name, type, defaultValue, ParseDirectives(isConstant: true), at);
    }

    private FragmentDefinition ParseFragment(string? description)
    {
        var at = Take().At;
        if (IsKeyword("on"))
            throw new SyntaxException("A fragment cannot be named 'on'.", _token.At);
        var name = Expect(TokenKind.Name).Text;
        ExpectKeyword("on");
        var type = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        return new FragmentDefinition(description, name, type, directives, ParseSelectionSet(), at);
    }

    private SelectionSet ParseSelectionSet()
    {
        Enter();
        var at = Expect(TokenKind.BraceOpen).At;
        var selections = ImmutableArray.CreateBuilder<Selection>();
        do
            selections.Add(ParseSelection());
        while (!TryTake(TokenKind.BraceClose));
        _nesting--;
        return new SelectionSet(selections.DrainToImmutable(), at);
    }

    private Selection ParseSelection()
    {
        var at = _token.At;
        if (TryTake(TokenKind.Spread))
        {
            if (_token.Kind == TokenKind.Name && _token.Text != "on")
                return new FragmentSpread(Take().Text, ParseDirectives(isConstant: false), at);
            var condition = TryTakeKeyword("on") ? ParseNamedType() : null;
            return new InlineFragment(condition, ParseDirectives(isConstant: false), ParseSelectionSet(), at);
        }

        var name = Expect(TokenKind.Name).Text;
        string? alias = null;
        if (TryTake(TokenKind.Colon))
            (alias, name) = (name, Expect(TokenKind.Name).Text);
        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = _token.Kind == TokenKind.BraceOpen ? ParseSelectionSet() : null;
        return new Field(alias, name, arguments, directives, selectionSet, at);
    }

    private ImmutableArray<Argument> ParseArguments(bool isConstant) => isConstant
        ? ParseMany(TokenKind.ParenthesisOpen, static parser => parser.ParseArgument(true), TokenKind.ParenthesisClose)
        : ParseMany(TokenKind.ParenthesisOpen, static parser => parser.ParseArgument(false), TokenKind.ParenthesisClose);

    private Argument ParseArgument(bool isConstant)
    {
        var name = Expect(TokenKind.Name);
        Expect(TokenKind.Colon);
        return new Argument(name.Text, ParseValue(isConstant), name.At);
    }

    private ImmutableArray<Directive> ParseDirectives(bool isConstant)
    {
        if (_token.Kind != TokenKind.At)
            return [];
        var directives = ImmutableArray.CreateBuilder<Directive>();
        while (_token.Kind == TokenKind.At)
        {
            var at = Take().At;
            directives.Add(new Directive(Expect(TokenKind.Name).Text, ParseArguments(isConstant), at));
        }

        return directives.DrainToImmutable();
    }

    private Value ParseValue(bool isConstant)
    {
        var at = _token.At;
        switch (_token.Kind)
        {
            case TokenKind.BracketOpen:
                return ParseList(isConstant);
            case TokenKind.BraceOpen:
                return ParseObject(isConstant);
            case TokenKind.Int:
                return new IntLiteral(Take().Text, at);
            case TokenKind.Float:
                return new FloatLiteral(Take().Text, at);
            case TokenKind.String:
                return new StringLiteral(Take().Text, false, at);
            case TokenKind.BlockString:
                return new StringLiteral(Take().Text, true, at);
            case TokenKind.Name:
                return Take().Text switch
                {
                    "true" => new BooleanLiteral(true, at),
                    "false" => new BooleanLiteral(false, at),
                    "null" => new NullLiteral(at),
                    var name => new EnumLiteral(name, at),
                };
            case TokenKind.Dollar when !isConstant:
                Take();
                return new Variable(Expect(TokenKind.Name).Text, at);
            case TokenKind.Dollar:
                throw new SyntaxException("A constant value has no variables.", at);
            default:
                throw Unexpected();
        }
    }

    private ListLiteral ParseList(bool isConstant)
    {
        Enter();
        var at = Take().At;
        var items = ImmutableArray.CreateBuilder<Value>();
        while (!TryTake(TokenKind.BracketClose))
            items.Add(ParseValue(isConstant));
        _nesting--;
        return new ListLiteral(items.DrainToImmutable(), at);
    }

    private ObjectLiteral ParseObject(bool isConstant)
    {
        Enter();
        var at = Take().At;
        var fields = ImmutableArray.CreateBuilder<ObjectLiteralField>();
        while (!TryTake(TokenKind.BraceClose))
        {
            var name = Expect(TokenKind.Name);
            Expect(TokenKind.Colon);
            fields.Add(new ObjectLiteralField(name.Text, ParseValue(isConstant), name.At));
        }

        _nesting--;
        return new ObjectLiteral(fields.DrainToImmutable(), at);
    }

    private TypeReference ParseTypeReference()
    {
        var at = _token.At;
        TypeReference type;
        if (_token.Kind == TokenKind.BracketOpen)
        {
            Enter();
            Take();
            var item = ParseTypeReference();
            Expect(TokenKind.BracketClose);
            _nesting--;
            type = new ListTypeReference(item, at);
        }
        else
        {
            type = ParseNamedType();
        }

        return TryTake(TokenKind.Bang) ? new NonNullTypeReference(type, at) : type;
    }

    private NamedTypeReference ParseNamedType()
    {
        var name = Expect(TokenKind.Name);
        return new NamedTypeReference(name.Text, name.At);
    }

    /// <summary>Nothing, or one or more items between two marks.</summary>
    private ImmutableArray<T> ParseMany<T>(TokenKind open, Func<Parser, T> parseItem, TokenKind close)
    {
        if (!TryTake(open))
            return [];
        var items = ImmutableArray.CreateBuilder<T>();
        do
            items.Add(parseItem(this));
        while (!TryTake(close));
        return items.DrainToImmutable();
    }

    private void Enter()
    {
        if (++_nesting > _maxNesting)
            throw new SyntaxException($"The document nests deeper than {_maxNesting} levels.", _token.At, true);
    }

    private Token Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        _token = _lexer.Next();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        if (_token.Kind != kind)
            throw new SyntaxException($"Expected {Token.Describe(kind)}, found {_token.Describe()}.", _token.At);
        return kind == TokenKind.End ? _token : Take();
    }

    private bool IsKeyword(string keyword) => _token.Kind == TokenKind.Name && _token.Text == keyword;

    private bool TryTakeKeyword(string keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        Take();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!TryTakeKeyword(keyword))
            throw new SyntaxException($"Expected '{keyword}', found {_token.Describe()}.", _token.At);
    }

    private SyntaxException Unexpected() => new($"Unexpected {_token.Describe()}.", _token.At);
}
