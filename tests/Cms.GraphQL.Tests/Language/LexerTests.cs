using System.Text;
using Cms.GraphQL.Language;
using Cms.GraphQL.Tests.Oracle;

namespace Cms.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("\"simple\"", "simple")]
    [InlineData("\"\"", "")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("""
        "quote \" slashes \\ \/ and \b\f\n\r\t"
        """, "quote \" slashes \\ / and \b\f\n\r\t")]
    [InlineData("""
        "unicode \u1234\u5678\u90AB\uCDEF \u00e9"
        """, "unicode \u1234\u5678\u90AB\uCDEF é")]
    [InlineData("""
        "\u{1F600} \u{0000000061} \u{0} \u{10FFFF}"
        """, "\U0001F600 a \0 \U0010FFFF")]
    [InlineData("""
        "\uD83D\uDE00"
        """, "\U0001F600")]
    [InlineData("\"\U0001F600 مرحبا\"", "\U0001F600 مرحبا")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"\"text \\\"\"\" more\"\"\"", "\"text \"\"\" more")]
    [InlineData("\"\"\"raw \\n \\u00e9 \"inner\" \"\"\"", "raw \\n \\u00e9 \"inner\" ")]
    [InlineData("\"\"\"\n\n    Hello,\r\n      World!\r\n\r\n    Yours,\n      GraphQL.\n\n\"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"   first\n\tsecond\"\"\"", "   first\nsecond")]
    public void Strings_have_their_meaning(string source, string meaning) =>
        Assert.Equal(meaning, Assert.IsType<StringLiteral>(Value.Parse(source)).Text);

    [Theory]
    [InlineData("4", true)]
    [InlineData("-0", true)]
    [InlineData("9876543210123456789", true)]
    [InlineData("4.123", false)]
    [InlineData("-1.5E+4", false)]
    [InlineData("0e12", false)]
    [InlineData("1e-50", false)]
    public void Numbers_are_kept_as_written(string source, bool isWhole)
    {
        var value = Value.Parse(source);
        Assert.Equal(source, isWhole ? Assert.IsType<IntLiteral>(value).Text : Assert.IsType<FloatLiteral>(value).Text);
    }

    [Theory]
    [InlineData("00", "A number does not begin with a superfluous zero.", "1:2")]
    [InlineData("01", "A number does not begin with a superfluous zero.", "1:2")]
    [InlineData("+1", "Unexpected '+'.", "1:1")]
    [InlineData("1.", "A digit is expected in a number, not the end of the text.", "1:3")]
    [InlineData("1e", "A digit is expected in a number, not the end of the text.", "1:3")]
    [InlineData("1.A", "A digit is expected in a number, not 'A'.", "1:3")]
    [InlineData("-A", "A digit is expected in a number, not 'A'.", "1:2")]
    [InlineData("1.5.2", "A number is followed by '.'.", "1:4")]
    [InlineData("1x", "A number is followed by 'x'.", "1:2")]
    [InlineData("0_", "A number is followed by '_'.", "1:2")]
    [InlineData(".5", "Unexpected '.'; a spread has three.", "1:1")]
    [InlineData("..", "Unexpected '.'; a spread has three.", "1:1")]
    [InlineData("?", "Unexpected '?'.", "1:1")]
    [InlineData("'x'", "Unexpected '''; strings stand in double quotes.", "1:1")]
    [InlineData("\u200B", "Unexpected U+200B.", "1:1")]
    [InlineData("\"", "A string is not closed on its line.", "1:2")]
    [InlineData("\"a\n\"", "A string is not closed on its line.", "1:3")]
    [InlineData("\"\"\"a", "A block string is not closed.", "1:5")]
    [InlineData("\"\\z\"", "Unknown escape in a string; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u.", "1:2")]
    [InlineData("\"\\u12\"", "Invalid \\u in a string: four hexadecimal digits follow it.", "1:2")]
    [InlineData("\"\\u00e\0\"", "Invalid \\u in a string: four hexadecimal digits follow it.", "1:2")]
    [InlineData("\"\\u{}\"", "Invalid \\u{…} in a string: it takes the hexadecimal number of a Unicode scalar value.", "1:2")]
    [InlineData("\"\\u{D800}\"", "Invalid \\u{…} in a string: it takes the hexadecimal number of a Unicode scalar value.", "1:2")]
    [InlineData("\"\\u{110000}\"", "Invalid \\u{…} in a string: it takes the hexadecimal number of a Unicode scalar value.", "1:2")]
    [InlineData("\"\\u{FFFFFFFFFFFFFFFFFFFF1}\"", "Invalid \\u{…} in a string: it takes the hexadecimal number of a Unicode scalar value.", "1:2")]
    [InlineData("\"\\uD83D\"", "Invalid \\u in a string: half a surrogate pair.", "1:2")]
    [InlineData("\"\\uDE00\\uD83D\"", "Invalid \\u in a string: half a surrogate pair.", "1:2")]
    [InlineData("\"\\uD83D\\u0041\"", "Invalid \\u in a string: half a surrogate pair.", "1:2")]
    public void A_mistake_is_told_with_its_place(string source, string message, string at)
    {
        var exception = Assert.Throws<SyntaxException>(() => Value.Parse(source));
        Assert.Equal((message, at), (exception.Message, exception.At.ToString()));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        // Not as InlineData, which cannot carry ill-formed text.
        foreach (var half in new[] { '\uD83D', '\uDE00' })
        {
            Assert.Throws<SyntaxException>(() => Value.Parse($"\"a{half}b\""));
            Assert.Throws<SyntaxException>(() => Value.Parse($"\"\"\"a{half}b\"\"\""));
            Assert.Throws<SyntaxException>(() => Document.Parse($"{{ a }} # {half}"));
            Assert.Throws<SyntaxException>(() => Document.Parse($"{{ a{half} }}"));
        }
    }

    [Fact]
    public void Commas_comments_byte_order_marks_and_all_line_ends_are_ignored_and_counted_in_places()
    {
        var document = Document.Parse("\uFEFF{ a, # one\r\n b\r c\n\td ,,, }");
        var fields = Assert.IsType<OperationDefinition>(document.Definitions[0]).SelectionSet.Selections;
        Assert.Equal(["1:4", "2:2", "3:2", "4:2"], fields.Select(field => field.At.ToString()));
        Assert.Equal(7, document.Tokens);
    }

    [Fact]
    public void Random_text_is_either_read_or_refused()
    {
        var seed = DifferentialTests.Number("GRAPHQL_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        const string Letters = "{}()[]:!$@|&=.,-+0129eEabq_ #\n\r\t\"\"\"\\/u{é\uFEFF\u2028😀";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(30); length > 0; length--)
                text.Append(Letters[random.Next(Letters.Length)]);
            try
            {
                Document.Parse(text.ToString());
            }
            catch (SyntaxException)
            {
                // Refused, as it should be.
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, round {i}: {exception}");
            }
        }
    }
}
