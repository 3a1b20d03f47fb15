using Cms.GraphQL.Language;
using Cms.GraphQL.Tests.Oracle;

namespace Cms.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void A_document_is_printed_in_one_way()
    {
        var printed = Document.Parse("""
            "Why." query Q($a:[Int!]=[1,2] @d, "Text" $b:In={x:"\"",y:E}) @live{a:b(c:$a d:null)@skip(if:true){...F ...on T{x}...@include(if:false){y}}}
            fragment F on T{z(s:"é\u0007\u{1F600}")}
            """).ToString();

        Assert.Equal(""""
            """
            Why.
            """
            query Q(
              $a: [Int!] = [1, 2] @d
              """
              Text
              """
              $b: In = {x: "\"", y: E}
            ) @live {
              a: b(c: $a, d: null) @skip(if: true) {
                ...F
                ... on T {
                  x
                }
                ... @include(if: false) {
                  y
                }
              }
            }

            fragment F on T {
              z(s: "é\u0007😀")
            }

            """", printed);
    }

    [Fact]
    public void Printing_and_parsing_round_trip_on_generated_documents()
    {
        var seed = DifferentialTests.Number("GRAPHQL_SEED") ?? Random.Shared.Next();
        var generator = new DocumentGenerator(DifferentialTests.EchoingSchema(), seed);
        var count = 0;
        for (var i = 0; i < 3000; i++)
        {
            var query = generator.Next().Query;
            Document document;
            try
            {
                document = Document.Parse(query);
            }
            catch (SyntaxException)
            {
                continue;
            }

            count++;
            var again = Document.Parse(document.ToString());
            Assert.True(document.ToString() == again.ToString() && Trees.Of(document) == Trees.Of(again), $"seed {seed}: {query}");
        }

        Assert.True(count > 1000, $"seed {seed}: only {count} documents");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("two\nlines")]
    [InlineData("  indented first\nthen not")]
    [InlineData("ends with a quote\"")]
    [InlineData("three \"\"\" quotes")]
    [InlineData("back\\slash \\\"\"\"")]
    [InlineData("trailing blank\n\n")]
    [InlineData("\n  leading")]
    [InlineData("carriage\rreturn")]
    [InlineData("bell \a")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\n\n    b\n  c")]
    public void Any_description_survives_printing(string description)
    {
        var printed = Document.Parse($"{Printer.Quote(description)} scalar A").ToString();
        Assert.Equal(description, Document.Parse(printed).Definitions[0].Description);
    }
}
