using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

public sealed class VariableTests
{
    private static readonly Schema Echo = MakeEcho();

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1e3", "1000")]
    [InlineData("Int", "2147483648", null)]
    [InlineData("Int", "1.5", null)]
    [InlineData("Int", "1e999", null)]
    [InlineData("Int", "1e-40", null)]
    [InlineData("Int", "0.00000000000000000000000000000000000001", null)]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "-2147483649", null)]
    [InlineData("Long", "9223372036854775807.0", "9223372036854775807")]
    [InlineData("Int", "\"1\"", null)]
    [InlineData("Int", "true", null)]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "1e999", null)]
    [InlineData("Float", "\"1\"", null)]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "\"\\ud83d\"", null)]
    [InlineData("String", "1", null)]
    [InlineData("Boolean", "true", "True")]
    [InlineData("Boolean", "0", null)]
    [InlineData("ID", "7", "7")]
    [InlineData("ID", "7.0", "7")]
    [InlineData("ID", "9876543210123456789012", "9876543210123456789012")]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "7.5", null)]
    [InlineData("Level", "\"LOW\"", "LOW")]
    [InlineData("Level", "\"low\"", null)]
    [InlineData("Level", "1", null)]
    [InlineData("[Int]", "1", "[1]")]
    [InlineData("[Int]", "[1, null]", "[1,null]")]
    [InlineData("[Int]", "null", "null")]
    [InlineData("[Int]", "[\"a\"]", null)]
    [InlineData("[[Int]]", "[1, [2]]", "[[1],[2]]")]
    [InlineData("In", """{"a": 1}""", "{a:1,b:x}")]
    [InlineData("In", """{"b": null, "a": 1}""", "{b:null,a:1}")]
    [InlineData("In", """{"b": "y"}""", null)]
    [InlineData("In", """{"a": 1, "c": 1}""", null)]
    [InlineData("In", """{"a": 1, "a": 2}""", null)]
    [InlineData("In", """{"a": 1, "\ud83d": 2}""", null)]
    [InlineData("In", "[]", null)]
    [InlineData("By", """{"id": 1}""", "{id:1}")]
    [InlineData("By", """{"id": 1, "name": "a"}""", null)]
    [InlineData("By", """{"id": null}""", null)]
    [InlineData("By", "{}", null)]
    [InlineData("DateTime", "\"2026-03-01T10:00:00+02:00\"", "2026-03-01T08:00:00Z")]
    [InlineData("DateTime", "\"2026-03-01T10:00:00.5Z\"", "2026-03-01T10:00:00Z")]
    [InlineData("DateTime", "\"2026-13-01T10:00:00Z\"", null)]
    [InlineData("DateTime", "\"tomorrow\"", null)]
    [InlineData("Date", "\"2026-02-28\"", "2026-02-28")]
    [InlineData("Date", "\"2026-02-30\"", null)]
    [InlineData("Decimal", "0.1", "0.1")]
    [InlineData("Decimal", "1e99", null)]
    [InlineData("Long", "9007199254740993", "9007199254740993")]
    [InlineData("Long", "9223372036854775808", null)]
    [InlineData("TimeSpan", "90", "00:01:30")]
    [InlineData("TimeSpan", "1e20", null)]
    [InlineData("JSON", """{"any": [1, "x"]}""", """{"any": [1, "x"]}""")]
    public void Variables_are_read_by_their_type(string type, string json, string? expected)
    {
        var answer = Answers.Json(Echo.Ask($"query ($v: {type}) {{ echo{Field(type)}(v: $v) }}", $$"""{"v":{{json}}}"""));
        if (expected is null)
            Assert.Equal("BAD_VARIABLES", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        else
            Assert.Equal(expected, answer.GetProperty("data").EnumerateObject().Single().Value.GetString());
    }

    [Theory]
    [InlineData("query ($v: Int = 5) { echoInt(v: $v) }", "{}", "5")]
    [InlineData("query ($v: Int = 5) { echoInt(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query ($v: Int) { echoInt(v: $v) }", "{}", "absent")]
    [InlineData("query ($v: Int) { echoDefault(v: $v) }", "{}", "7")]
    [InlineData("query ($v: Int) { echoDefault(v: $v) }", """{"v":null}""", "null")]
    [InlineData("{ echoDefault }", null, "7")]
    [InlineData("{ echoDefault(v: null) }", null, "null")]
    [InlineData("{ echoListInt(v: 1) }", null, "[1]")]
    [InlineData("query ($v: Int) { echoListInt(v: [1, $v]) }", "{}", "[1,null]")]
    [InlineData("query ($v: String) { echoIn(v: {b: $v, a: 1}) }", "{}", "{a:1,b:x}")]
    [InlineData("query ($v: Int) { echoJSON(v: {a: [$v, LOW]}) }", """{"v":3}""", """{"a":[3,"LOW"]}""")]
    public void Absent_null_and_default_are_three_things(string query, string? variables, string expected) =>
        Assert.Equal(expected, Answers.Json(Echo.Ask(query, variables)).GetProperty("data").EnumerateObject().Single().Value.GetString());

    [Fact]
    public void Null_for_a_nullable_variable_in_a_non_null_place_is_an_error_of_the_field()
    {
        var answer = Answers.Json(Echo.Ask("query ($v: Int = 1) { a: echoNeeded(v: $v) b: echoInt(v: 2) }", """{"v":null}"""));
        Assert.Equal("""{"a":null,"b":"2"}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("""["a"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public void Variables_that_are_not_declared_are_ignored_however_they_are_named() => Assert.Equal(
        """{"data":{"echoInt":"1"}}""", Echo.Ask("query ($v: Int) { echoInt(v: $v) }", """{"\ud83d":2,"\udc00":3,"other":4,"v":1}"""));

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"x\"")]
    public void Variables_are_an_object(string variables) =>
        Assert.Contains("BAD_VARIABLES", Echo.Ask("{ echoInt(v: 1) }", variables), StringComparison.Ordinal);

    [Fact]
    public void A_required_variable_that_is_missing_is_named() => Assert.Equal(
        """{"errors":[{"message":"Variable '$v': a value of type 'Int!' is required, but not given.","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_VARIABLES"}}]}""",
        Echo.Ask("query ($v: Int!) { echoInt(v: $v) }"));

    private static string Field(string type) => type switch
    {
        "[Int]" => "ListInt",
        "[[Int]]" => "ListListInt",
        _ => type,
    };

    private static Schema MakeEcho()
    {
        var builder = new SchemaBuilder().AddSdl("""
            enum Level { LOW HIGH }
            input In { a: Int! b: String = "x" }
            input By @oneOf { id: ID name: String }
            """);
        foreach (var type in new[] { "Int", "Float", "String", "Boolean", "ID", "Level", "[Int]", "[[Int]]", "In", "By", "DateTime", "Date", "Decimal", "Long", "TimeSpan", "JSON" })
            builder.Object("Query").Field("echo" + Field(type), "String").Argument("v", type).Resolve((_, context) => Text(context.Arguments));
        builder.Object("Query").Field("echoDefault", "String").Argument("v", "Int", "7").Resolve((_, context) => Text(context.Arguments));
        builder.Object("Query").Field("echoNeeded", "String").Argument("v", "Int!").Resolve((_, context) => Text(context.Arguments));
        return builder.Build();
    }

    [Fact]
    public void A_deep_variable_in_a_deep_literal_is_read()
    {
        var (open, close) = (new string('[', 60), new string(']', 60));
        Assert.Equal($$$"""{"data":{"echoJSON":"{{{open}}}{{{open}}}1{{{close}}}{{{close}}}"}}""",
            Echo.Ask($"query ($v: JSON) {{ echoJSON(v: {open}$v{close}) }}", $$"""{"v":{{open}}1{{close}}}"""));
    }

    private static string Text(InputValues arguments) => arguments.TryGetValue("v", out var value) ? Text(value) : "absent";

    private static string Text(object? value) => value switch
    {
        null => "null",
        InputValues values => "{" + string.Join(',', values.Select(pair => $"{pair.Key}:{Text(pair.Value)}")) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(',', list.Select(Text)) + "]",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
