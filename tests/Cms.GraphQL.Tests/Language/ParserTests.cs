using Cms.GraphQL.Language;

namespace Cms.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("", "Unexpected the end of the text.", "1:1")]
    [InlineData("{", "Expected a name, found the end of the text.", "1:2")]
    [InlineData("{}", "Expected a name, found '}'.", "1:2")]
    [InlineData("{ a { } }", "Expected a name, found '}'.", "1:7")]
    [InlineData("{ a() }", "Expected a name, found ')'.", "1:5")]
    [InlineData("query () { a }", "Expected '$', found ')'.", "1:8")]
    [InlineData("{ ...on }", "Expected a name, found '}'.", "1:9")]
    [InlineData("fragment on on Dog { a }", "A fragment cannot be named 'on'.", "1:10")]
    [InlineData("fragment F Dog { a }", "Expected 'on', found 'Dog'.", "1:12")]
    [InlineData("query ($a: Int = $b) { a }", "A constant value has no variables.", "1:18")]
    [InlineData("query ($a: Int @d(x: [$b])) { a }", "A constant value has no variables.", "1:23")]
    [InlineData("notAnOperation Foo { a }", "Unexpected 'notAnOperation'.", "1:1")]
    [InlineData("\"why\" { a }", "An operation written as bare braces has no description.", "1:1")]
    [InlineData("\"why\" extend type A @b", "An extension has no description.", "1:1")]
    [InlineData("extend type A", "Unexpected the end of the text.", "1:14")]
    [InlineData("extend directive @a on FIELD", "Unexpected 'directive'.", "1:8")]
    [InlineData("enum E { true }", "'true' cannot be an enum value.", "1:10")]
    [InlineData("directive @a on NOWHERE", "'NOWHERE' is not a place for directives.", "1:17")]
    [InlineData("schema { foo: Bar }", "Unexpected 'foo'.", "1:10")]
    [InlineData("type A { a(b: Int): }", "Expected a name, found '}'.", "1:21")]
    [InlineData("query ($a: [Int) { a }", "Expected ']', found ')'.", "1:16")]
    [InlineData("query ($a: Int!!) { a }", "Expected '$', found '!'.", "1:16")]
    public void A_mistake_is_told_with_its_place(string source, string message, string at)
    {
        var exception = Assert.Throws<SyntaxException>(() => Document.Parse(source));
        Assert.Equal((message, at), (exception.Message, exception.At.ToString()));
    }

    [Fact]
    public void Keywords_are_names_wherever_names_may_stand()
    {
        foreach (var word in new[] { "on", "fragment", "query", "mutation", "subscription", "true", "false", "null", "type" })
        {
            var fragment = word == "on" ? "a" : word;
            var enumValue = word is "true" or "false" or "null" ? "a" : word;
            Document.Parse($"query {word}(${word}: {word} = {enumValue} @{word}) {{ {word}: {word}({word}: ${word}) @{word} {{ ...{fragment} ... on {word} {{ {word} }} }} }} fragment {fragment} on {word} {{ {word} }}");
        }
    }

    [Fact]
    public void Executable_definitions_and_variables_have_descriptions()
    {
        var document = Document.Parse("\"op\" query Q(\"\"\"var\"\"\" $a: Int) { a } \"frag\" fragment F on T { a }");
        var operation = Assert.IsType<OperationDefinition>(document.Definitions[0]);
        Assert.Equal(("op", "var", "frag"), (operation.Description, operation.Variables[0].Description, document.Definitions[1].Description));
        Assert.Equal("1:6", operation.At.ToString());
    }

    [Theory]
    [InlineData("{ a ", " }")]
    [InlineData("{ ... { ", "x } }")]
    [InlineData("{ a(x: [", "]) }")]
    [InlineData("{ a(x: {y: [", "]}) }")]
    [InlineData("query ($a: [", "Int]) { a }")]
    public void Nesting_is_bounded_in_every_recursive_rule(string open, string close)
    {
        foreach (var depth in new[] { 100, 5000, 200_000 })
        {
            var repeated = open[(open.LastIndexOfAny(['{', '[', '(']) is var at && open.Contains("...", StringComparison.Ordinal) ? 2 : open[at] == '[' ? at : 0)..];
            var text = open + string.Concat(Enumerable.Repeat(repeated, depth)) + close;
            var exception = Assert.Throws<SyntaxException>(() => Document.Parse(text));
            Assert.True(exception.IsBound, exception.Message);
        }
    }

    [Fact]
    public void Sixty_four_levels_are_allowed_and_sixty_five_are_not()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{ a ", depth)) + new string('}', depth);
        Document.Parse(Nested(64));
        Document.Parse(Nested(10), maxNesting: 10);
        Assert.Equal("The document nests deeper than 10 levels.", Assert.Throws<SyntaxException>(() => Document.Parse(Nested(11), maxNesting: 10)).Message);
        Document.Parse(Nested(256), maxNesting: int.MaxValue);
        Assert.Equal("The document nests deeper than 256 levels.", Assert.Throws<SyntaxException>(() => Document.Parse(Nested(257), maxNesting: int.MaxValue)).Message);
        Assert.Equal("The document nests deeper than 64 levels.", Assert.Throws<SyntaxException>(() => Document.Parse(Nested(65))).Message);
    }

    [Fact]
    public void Tokens_are_bounded_comments_included()
    {
        Document.Parse("{ a b c }", maxTokens: 5);
        var exception = Assert.Throws<SyntaxException>(() => Document.Parse("{ a b c } # x", maxTokens: 5));
        Assert.Equal(("The document has more than 5 tokens.", true), (exception.Message, exception.IsBound));
        Assert.Throws<SyntaxException>(() => Document.Parse(string.Concat(Enumerable.Repeat("#\n", 1_000_000)), maxTokens: 4000));
    }
}
