using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>
/// Where the reference implementation, as it comes, is not of the September 2025 edition: what it says, and that ours says what the
/// edition does. When a later version of it agrees, its line here fails, and its correction in <c>oracle.mjs</c> can go.
/// </summary>
public sealed class DepartureTests
{
    private const string Sdl = """
        type Query { by(by: By!): String maybe(by: By): String a: Query old: Int @deprecated }
        type Subscription { s: Int }
        input By @oneOf { id: ID name: String }
        """;

    /// <summary>Section of the edition, kind of text, the text, the reference's verdict, and whether ours accepts it.</summary>
    private static readonly (string Section, string Form, string Text, string Reference, bool Accepts)[] Cases =
    [
        ("5.8.5: a field of a oneOf input object excludes null, also where the object itself does", "raw", "query ($v: ID) { by(by: { id: $v }) }", "valid", false),
        ("5.8.5: … as it does where the object may be null", "raw", "query ($v: ID) { maybe(by: { id: $v }) }", "invalid", false),
        ("5.8.5: a default that is not null makes up for a variable that may be null", "raw", "query ($v: ID = 1) { maybe(by: { id: $v }) }", "invalid", true),
        ("5.2.1.1: a schema must have a root for the operation", "raw", "mutation { a }", "valid", false),
        ("5.2.4.1: no @skip on the root of a subscription", "raw", "subscription { s @skip(if: false) }", "valid", false),
        ("5.2.4.1: no @include on the root of a subscription", "raw", "subscription { ... @include(if: true) { s } }", "valid", false),
        ("4.5: includeDeprecated excludes null", "raw", "{ __type(name: \"Query\") { fields(includeDeprecated: null) { name } } }", "valid", false),
        ("2.5: a selection set is not empty", "raw", "{ a { } }", "syntax", false),
        ("5.7.1: @defer and @stream are not of this edition", "raw", "{ a @defer { old } }", "invalid", false),
        ("2.1.9: an operation and a variable may have a description", "raw", "\"Why.\" query Q(\"What.\" $v: ID!) { by(by: { id: $v }) }", "valid", true),
        ("3.6.1: what an interface does not deprecate, its implementation does not either", "sdl", "type Query implements I { a: Int @deprecated } interface I { a: Int }", "valid", false),
        ("3.10: a default fits its type", "sdl", "type Query { a(b: Int = \"x\"): Int }", "valid", false),
        ("3.10: defaults do not lead back to themselves", "sdl", "type Query { a(b: A): Int } input A { b: B = {} } input B { a: A = {} }", "invalid", false),
        ("3.13: a directive is not used in its own definition", "sdl", "type Query { a: Int } directive @d(a: Int @d) on ARGUMENT_DEFINITION", "valid", false),
        ("3.13: what is given to a directive fits its argument", "sdl", "type Query @d(a: \"x\") { a: Int } directive @d(a: Int) on OBJECT", "valid", false),
        ("3.13.3: the reason of a deprecation is not null", "sdl", "type Query { a: Int @deprecated(reason: null) }", "valid", false),
    ];

    [Fact]
    public void Ours_follows_the_edition_where_the_reference_does_not()
    {
        var references = ReferenceImplementation.Ask(Sdl, Answers.Json("null"), [.. Cases.Select(one => new OracleCase(one.Text, Form: one.Form))]);
        var schema = Answers.Schema(Sdl);
        var verdicts = Cases.Select((one, i) => (one.Section, Reference: references[i].Verdict, Accepts: one.Form == "sdl" ? Builds(one.Text) : IsValid(schema, one.Text)));
        Assert.Equal(Cases.Select(one => (one.Section, one.Reference, one.Accepts)), verdicts);
    }

    private static bool Builds(string sdl) => new SchemaBuilder().AddSdl(sdl).TryBuild(out _) is not null;

    private static bool IsValid(Schema schema, string text)
    {
        try
        {
            return DocumentValidator.Validate(schema, Document.Parse(text), 20, true).IsEmpty;
        }
        catch (SyntaxException)
        {
            return false;
        }
    }
}
