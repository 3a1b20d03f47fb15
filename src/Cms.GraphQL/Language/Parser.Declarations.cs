using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <remarks>GraphQL specification, September 2025, section 3.</remarks>
internal sealed partial class Parser
{
    private Declaration? ParseDeclaration(string? description, Location describedAt)
    {
        var at = _token.At;
        var isExtension = TryTakeKeyword("extend");
        if (isExtension && description is not null)
            throw new SyntaxException("An extension has no description.", describedAt);
        if (_token.Kind != TokenKind.Name)
            throw Unexpected();
        var keyword = _token.Text;
        if (keyword is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive"))
            return isExtension ? throw Unexpected() : null;
        if (isExtension && keyword == "directive")
            throw Unexpected();
        Take();

        if (keyword == "directive")
            return ParseDirectiveDeclaration(description, at);

        var name = keyword == "schema" ? "" : Expect(TokenKind.Name).Text;
        var interfaces = keyword is "type" or "interface" ? ParseInterfaces() : [];
        var heading = new Heading(description, name, ParseDirectives(isConstant: true), isExtension, at);
        var declaration = ParseBody(keyword, heading, interfaces, out var isEmpty);
        if (isExtension && isEmpty && heading.Directives.IsEmpty)
            throw Unexpected();
        return declaration;
    }

    private Declaration ParseBody(string keyword, Heading heading, ImmutableArray<string> interfaces, out bool isEmpty)
    {
        switch (keyword)
        {
            case "schema":
                if (!heading.IsExtension && _token.Kind != TokenKind.BraceOpen)
                    throw Unexpected();
                var roots = ParseMany(TokenKind.BraceOpen, static parser => parser.ParseRoot(), TokenKind.BraceClose);
                isEmpty = roots.IsEmpty;
                return new SchemaDeclaration(heading, roots);
            case "scalar":
                isEmpty = true;
                return new ScalarDeclaration(heading);
            case "union":
                var members = TryTake(TokenKind.Equal) ? ParseNames(TokenKind.Pipe) : [];
                isEmpty = members.IsEmpty;
                return new UnionDeclaration(heading, members);
            case "enum":
                var values = ParseMany(TokenKind.BraceOpen, static parser => parser.ParseEnumValue(), TokenKind.BraceClose);
                isEmpty = values.IsEmpty;
                return new EnumDeclaration(heading, values);
            case "input":
                var inputs = ParseMany(TokenKind.BraceOpen, static parser => parser.ParseInputValue(), TokenKind.BraceClose);
                isEmpty = inputs.IsEmpty;
                return new InputDeclaration(heading, inputs);
            default:
                var fields = ParseMany(
                    TokenKind.BraceOpen, static parser => parser.ParseFieldDeclaration(), TokenKind.BraceClose);
                isEmpty = fields.IsEmpty && interfaces.IsEmpty;
                return new CompositeDeclaration(heading, keyword == "interface", interfaces, fields);
        }
    }

    private RootDeclaration ParseRoot()
    {
        var at = _token.At;
        var kind = _token is { Kind: TokenKind.Name, Text: var text }
            ? text switch
            {
                "query" => OperationKind.Query,
                "mutation" => OperationKind.Mutation,
                "subscription" => OperationKind.Subscription,
                _ => throw Unexpected(),
            }
            : throw Unexpected();
        Take();
        Expect(TokenKind.Colon);
        return new RootDeclaration(kind, Expect(TokenKind.Name).Text, at);
    }

    private ImmutableArray<string> ParseInterfaces() => TryTakeKeyword("implements") ? ParseNames(TokenKind.Ampersand) : [];

    /// <summary>One or more names with a mark between them, which may also stand before the first.</summary>
    private ImmutableArray<string> ParseNames(TokenKind mark)
    {
        TryTake(mark);
        var names = ImmutableArray.CreateBuilder<string>();
        do
            names.Add(Expect(TokenKind.Name).Text);
        while (TryTake(mark));
        return names.DrainToImmutable();
    }

    private FieldDeclaration ParseFieldDeclaration()
    {
        var description = ParseDescription();
        var name = Expect(TokenKind.Name);
        var arguments = ParseMany(
            TokenKind.ParenthesisOpen, static parser => parser.ParseInputValue(), TokenKind.ParenthesisClose);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDeclaration(description, name.Text, arguments, type, ParseDirectives(isConstant: true), name.At);
    }

    private InputValueDeclaration ParseInputValue()
    {
        var description = ParseDescription();
        var name = Expect(TokenKind.Name);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = TryTake(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        return new InputValueDeclaration(
            description, name.Text, type, defaultValue, ParseDirectives(isConstant: true), name.At);
    }

    private EnumValueDeclaration ParseEnumValue()
    {
        var description = ParseDescription();
        var name = Expect(TokenKind.Name);
        if (name.Text is "true" or "false" or "null")
            throw new SyntaxException($"'{name.Text}' cannot be an enum value.", name.At);
        return new EnumValueDeclaration(description, name.Text, ParseDirectives(isConstant: true), name.At);
    }

    private DirectiveDeclaration ParseDirectiveDeclaration(string? description, Location at)
    {
        Expect(TokenKind.At);
        var name = Expect(TokenKind.Name).Text;
        var arguments = ParseMany(
            TokenKind.ParenthesisOpen, static parser => parser.ParseInputValue(), TokenKind.ParenthesisClose);
        var isRepeatable = TryTakeKeyword("repeatable");
        ExpectKeyword("on");
        var placesAt = _token.At;
        var places = ParseNames(TokenKind.Pipe);
        foreach (var place in places)
        {
            if (!DirectivePlaces.All.Contains(place))
                throw new SyntaxException($"'{place}' is not a place for directives.", placesAt);
        }

        return new DirectiveDeclaration(new Heading(description, name, [], false, at), arguments, isRepeatable, places);
    }
}
