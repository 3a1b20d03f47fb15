using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    [Theory]
    [InlineData("type Mutation { a: Int }", "schema: The query root 'Query' is not a declared object type.")]
    [InlineData("type Query { a: Nothing }", "Query.a: There is no type 'Nothing'.")]
    [InlineData("type Query { a(b: Nothing): Int }", "Query.a(b:): There is no type 'Nothing'.")]
    [InlineData("type Query { a: Int a: Int }", "Query: 'a' is declared more than once.")]
    [InlineData("type Query { a: Int } interface Query { a: Int }", "Query: The name is declared more than once.")]
    [InlineData("type Query { __a: Int }", "Query.__a: '__a' begins with two underscores, which are reserved for introspection.")]
    [InlineData("type Query", "Query: The type needs at least one field.")]
    [InlineData("type Query { a: In } input In { b: Int }", "Query.a: 'In' is an input type and cannot be the type of a field.")]
    [InlineData("type Query { a(b: Query): Int }", "Query.a(b:): 'Query' is an output type and cannot be given.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "Query.a(b:): What is required cannot be deprecated.")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a(b:): The default does not fit: 'Int' is expected, not \"x\".")]
    [InlineData("type Query { a(b: In = {c: 1}): Int } input In { c: String }", "Query.a(b:): The default does not fit: 'String' is expected, not 1.")]
    [InlineData("type Query implements Int { a: Int }", "Query: 'Int' is not an interface.")]
    [InlineData("type Query implements I { b: Int } interface I { a: Int }", "Query.a: The field is missing; 'I' promises it.")]
    [InlineData("type Query implements I { a: String } interface I { a: Int }", "Query.a: 'String' is not 'Int', which 'I' promises.")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "Query.a: 'Int' is not 'Int!', which 'I' promises.")]
    [InlineData("type Query implements I { a: Int } interface I { a(b: Int): Int }", "Query.a(b:): The argument is missing; 'I' promises it.")]
    [InlineData("type Query implements I { a(b: Int!): Int } interface I { a: Int }", "Query.a(b:): The argument is required, but 'I' does not have it.")]
    [InlineData("type Query implements I { a(b: String): Int } interface I { a(b: Int): Int }", "Query.a(b:): 'String' is not 'Int', which 'I' promises.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "Query.a: The field is deprecated, but not in 'I'.")]
    [InlineData("type Query implements J { a: Int } interface I { a: Int } interface J implements I { a: Int }", "Query: It implements 'J' and so must implement 'I' too.")]
    [InlineData("type Query { a: I } interface I implements I { a: Int }", "I: An interface cannot implement itself.")]
    [InlineData("type Query { a: U } union U", "U: A union needs at least one type.")]
    [InlineData("type Query { a: U } union U = I interface I { a: Int }", "U: 'I' is not an object type.")]
    [InlineData("type Query { a: E } enum E", "E: An enum needs at least one value.")]
    [InlineData("type Query { a(b: In): Int } input In { c: In! }", "In: The input object needs itself by non-null fields: In → In.")]
    [InlineData("type Query { a(b: A): Int } input A { b: B! } input B { a: A! }", "A: The input object needs itself by non-null fields: A → B → A.")]
    [InlineData("type Query { a(b: A): Int } input A { b: B = {} } input B { a: A = {} }", "A.b: The default leads back to itself.")]
    [InlineData("type Query { a(b: A): Int } input A @oneOf { b: Int! }", "A.b: A field of a oneOf input object cannot be non-null.")]
    [InlineData("type Query { a(b: A): Int } input A @oneOf { b: Int = 1 }", "A.b: A field of a oneOf input object has no default.")]
    [InlineData("type Query { a(b: A): Int } input A @oneOf { b: B } input B @oneOf { a: A }", "A: No value of this oneOf input object can ever end.\nB: No value of this oneOf input object can ever end.")]
    [InlineData("schema { query: Query mutation: Query } type Query { a: Int }", "schema: Each kind of operation needs a root type of its own.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "Query: The name is declared more than once.")]
    [InlineData("type Query { a: Int } enum E { A } enum E { B }", "E: The name is declared more than once.")]
    [InlineData("type Query { a: Int } extend type Nothing { a: Int }", "Nothing: There is no such type to extend.")]
    [InlineData("type Query { a: Int } extend interface Query { b: Int }", "Query: It is extended as another kind of type than it is.")]
    [InlineData("type Query { a: Int } extend type Query { a: Int }", "Query: 'a' is declared more than once.")]
    [InlineData("type Query { a: E } enum E { A } extend enum E { A }", "E: 'A' is declared more than once.")]
    [InlineData("schema { query: Query } schema { query: Query } type Query { a: Int }", "schema: The name is declared more than once.")]
    [InlineData("schema { query: Query query: A } type Query { a: Int } type A { a: Int }", "schema: The query root is declared more than once.")]
    [InlineData("schema { query: Query } extend schema { query: A } type Query { a: Int } type A { a: Int }", "schema: The query root is declared more than once.")]
    [InlineData("schema { mutation: Query } type Query { a: Int }", "schema: A schema needs a query root.")]
    [InlineData("type Query { a: Int } input Mutation { a: Int }", "schema: The mutation root 'Mutation' is not a declared object type.")]
    [InlineData("type Query { a: Int } type Int { a: Query }", "Int: The name is that of a built-in scalar.")]
    [InlineData("type Query { a: Int } query { a }", "Line 1 is not a declaration of types.")]
    [InlineData("type Query @unknown { a: Int }", "Query: There is no directive '@unknown'.")]
    [InlineData("type Query { a: Int @skip(if: true) }", "Query.a: '@skip' may not stand on FIELD_DEFINITION.")]
    [InlineData("type Query { a(b: Int @oneOf): Int }", "Query.a(b:): '@oneOf' may not stand on ARGUMENT_DEFINITION.")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "Query.a: '@deprecated' stands there more than once.")]
    [InlineData("type Query { a: Int } scalar S @d extend scalar S @d directive @d on SCALAR", "S: '@d' stands there more than once.")]
    [InlineData("type Query { a: Int @deprecated(reason: null) }", "Query.a: '@deprecated': Argument 'reason': 'String!' excludes null.")]
    [InlineData("type Query { a: Int @deprecated(reason: 1) }", "Query.a: '@deprecated': Argument 'reason': 'String' is expected, not 1.")]
    [InlineData("type Query { a: Int @deprecated(why: \"x\") }", "Query.a: '@deprecated': It has no argument 'why'.")]
    [InlineData("type Query { a: Int @deprecated(reason: \"a\", reason: \"b\") }", "Query.a: '@deprecated': Argument 'reason' is given more than once.")]
    [InlineData("type Query { a: S } scalar S @specifiedBy", "S: '@specifiedBy': Argument 'url' of type 'String!' is required, but not given.")]
    [InlineData("type Query { a: Int } directive @d(a: Int @d) on ARGUMENT_DEFINITION", "@d: The directive is used in its own definition, or in a type that it needs.")]
    [InlineData("type Query { a: Int } directive @d(a: [In]) on INPUT_FIELD_DEFINITION input In { b: E @d } enum E { A }", "@d: The directive is used in its own definition, or in a type that it needs.")]
    [InlineData("type Query { a: Int } directive @d(a: In) on ENUM_VALUE input In { b: E } enum E { A @d }", "@d: The directive is used in its own definition, or in a type that it needs.")]
    [InlineData("type Query { a: Int } directive @c(a: Int @d) on ARGUMENT_DEFINITION directive @d(a: Int @c) on ARGUMENT_DEFINITION", "@c: The directive is used in its own definition, or in a type that it needs.\n@d: The directive is used in its own definition, or in a type that it needs.")]
    [InlineData("type Query { a: Int } directive @skip on FIELD", "@skip: The directive is declared more than once.")]
    [InlineData("type Query { a: Int } directive @d(a: Query) on FIELD", "@d(a:): 'Query' is an output type and cannot be given.")]
    public void A_schema_that_breaks_a_rule_is_refused_with_the_place(string sdl, string expected)
    {
        Assert.Null(new SchemaBuilder().AddSdl(sdl).TryBuild(out var problems));
        Assert.Equal(expected, string.Join('\n', problems.Select(problem => problem.ToString()).Distinct()));
    }

    [Theory]
    [InlineData("type Query implements I { a: [Query!]! } interface I { a: [I] }")]
    [InlineData("type Query { a(b: A): Int } input A { b: [A!]! c: A }")]
    [InlineData("type Query { a(b: A): Int } input A { b: B = {a: null} } input B { a: A = {} }")]
    [InlineData("type Query { a(b: A): Int } input A @oneOf { b: B c: Int } input B @oneOf { a: A }")]
    [InlineData("extend type Query { b: Int @d } type Query { a: Int } directive @d on FIELD_DEFINITION")]
    [InlineData("type Query { a: E } extend enum E { B } enum E { A } extend schema { mutation: M } type M { a: Int }")]
    [InlineData("type Query { a(in: In): U } input In { a: Int } extend input In { b: Int } union U = A type A { a: Int } extend union U = | B type B { a: Int }")]
    [InlineData("type Query { a: S } extend scalar S @specifiedBy(url: \"https://example.org\") scalar S extend scalar DateTime @d directive @d on SCALAR")]
    [InlineData("type Query { a: Int } directive @d(a: E @deprecated) repeatable on SCHEMA | ENUM_VALUE enum E { A } extend schema @d @d")]
    [InlineData("type Query { a: DateTime b: Long c(d: JSON = {x: [1]}): Decimal }")]
    public void A_schema_that_breaks_none_is_built(string sdl)
    {
        Assert.NotNull(new SchemaBuilder().AddSdl(sdl).TryBuild(out var problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void Built_in_scalars_are_in_a_schema_that_refers_to_them()
    {
        static string Scalars(string sdl) => string.Join(' ', Answers.Schema(sdl).Types.OfType<ScalarType>().Select(type => type.Name));
        Assert.Equal("String Boolean", Scalars("enum E { A } type Query { a: E }"));
        Assert.Equal("DateTime Int String Boolean ID", Scalars("type Query { a: ID b(c: [Int!]!): DateTime }"));
        Assert.Equal("Float String Boolean", Scalars("type Query { a: String } directive @d(a: Float) on FIELD scalar Int"));
    }

    [Fact]
    public void Extensions_come_after_what_they_extend_wherever_they_stand()
    {
        var schema = Answers.Schema("""
            extend type Query implements I @d { b: Int }
            extend scalar S @specifiedBy(url: "https://example.org/s")
            interface I { b: Int }
            type Query { a: S }
            scalar S
            directive @d on OBJECT
            """);
        Assert.Equal(["a", "b"], schema.Query.Fields.Select(field => field.Name));
        Assert.Equal("https://example.org/s", ((ScalarType)schema.FindType("S")!).SpecifiedByUrl);
        Assert.Equal("I", schema.Query.Interfaces.Single().Name);
    }

    [Fact]
    public void Everything_that_may_be_deprecated_can_be_deprecated_in_code_too()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("a", "E").Deprecate("f").Argument("b", "In", deprecationReason: "x");
        builder.Enum("E").Value("A", deprecationReason: "v");
        builder.Input("In").Field("c", "Int").Deprecate("i");
        builder.Directive("d", "FIELD").Argument("e", "Int", deprecationReason: "y");
        var sdl = builder.Build().ToString();
        Assert.Equal(["f", "i", "v", "x", "y"], new[] { "f", "i", "v", "x", "y" }.Where(reason => sdl.Contains($"@deprecated(reason: \"{reason}\")", StringComparison.Ordinal)));
        Assert.Equal(sdl, Answers.Schema(sdl).ToString());
    }

    [Fact]
    public void Names_that_are_no_names_are_refused()
    {
        var builder = new SchemaBuilder();
        builder.Object("Query").Field("ok", "Int");
        builder.Object("Query").Field("not ok", "Int");
        builder.Object("Größe").Field("a", "Int");
        var exception = Assert.Throws<SchemaException>(builder.Build);
        Assert.Equal(["Query.not ok", "Größe"], exception.Problems.Select(problem => problem.Coordinate));
    }

    [Fact]
    public void The_schema_prints_as_text_that_builds_the_same_schema()
    {
        var sdl = Answers.Schema(Oracle.ReferenceImplementation.Sdl).ToString();
        Assert.Equal(sdl, Answers.Schema(sdl).ToString());
        Assert.Contains("type Article implements Named & Node {", sdl, StringComparison.Ordinal);
        Assert.Contains("HIGH @deprecated(reason: \"Too high.\")", sdl, StringComparison.Ordinal);
        Assert.Contains("input By @oneOf {", sdl, StringComparison.Ordinal);
        Assert.Contains("scalar Any @specifiedBy(url: \"https://example.org/any\")", sdl, StringComparison.Ordinal);
        Assert.Contains("string: String = \"a \\\"b\\\"\"", sdl, StringComparison.Ordinal);
        Assert.DoesNotContain("__Schema", sdl, StringComparison.Ordinal);
    }
}
