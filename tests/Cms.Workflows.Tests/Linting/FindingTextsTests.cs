using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;

namespace Cms.Workflows.Tests.Linting;

/// <summary>Whatever a rule can say is said in Arabic too, and no text is left of what no rule says any more.</summary>
public sealed class FindingTextsTests
{
    private const string Prefix = "finding.";

    [Theory]
    [InlineData("DesignerTexts.resx")]
    [InlineData("DesignerTexts.ar.resx")]
    public void Every_sentence_of_every_rule_has_its_words(string file)
    {
        var said = Directory.EnumerateFiles(Path.Combine(Root(), "src", "Cms.Workflows", "Linting", "Rules"), "*.cs")
            .SelectMany(rule => Formats(File.ReadAllText(rule)))
            .Where(format => format.Contains(' ', StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var texts = XDocument.Load(Path.Combine(Root(), "src", "Cms.Admin", "Workflows", file)).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);
        Assert.True(said.Count > 35, $"{said.Count} sentences were found.");
        Assert.Equal(said.Order(StringComparer.Ordinal), texts.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]).Order(StringComparer.Ordinal));
        Assert.All(said, format => Assert.Equal(Holes(format), Holes(texts[Prefix + format])));
    }

    [Fact]
    public void Sentences_are_read_with_their_holes() => Assert.Equal(
        ["One {0} of {1}.", "\"Two\""],
        Formats("""x($"One {a} of {string.Join(", ", b.Select(c => $"'{c}'"))}.", "none", $"\"Two\"")"""));

    private static string Holes(string format) => string.Join(
        ' ', Enumerable.Range(0, 9).Where(i => format.Contains($"{{{i}}}", StringComparison.Ordinal)));

    /// <summary>The interpolated strings of a source file as format strings, without those within another.</summary>
    private static IEnumerable<string> Formats(string source)
    {
        for (var at = 0; (at = source.IndexOf("$\"", at, StringComparison.Ordinal)) >= 0;)
        {
            // The end of a regular expression looks like a beginning.
            var isOne = " (),".Contains(source[at - 1], StringComparison.Ordinal);
            var (format, end) = isOne ? Read(source, at + 2) : ("", at + 2);
            yield return format;
            at = end;
        }
    }

    private static (string Format, int End) Read(string source, int at)
    {
        var (format, holes) = (new StringBuilder(), 0);
        for (; source[at] != '"'; at++)
        {
            if (source[at] == '\\')
            {
                format.Append(source[++at]);
            }
            else if (source[at] == '{')
            {
                format.Append(CultureInfo.InvariantCulture, $"{{{holes++}}}");
                at = EndOfHole(source, at + 1);
            }
            else
            {
                format.Append(source[at]);
            }
        }

        return (format.ToString(), at + 1);
    }

    /// <summary>Where the bracket is that closes a hole; strings in it are passed over.</summary>
    private static int EndOfHole(string source, int at)
    {
        for (; source[at] != '}'; at++)
        {
            if (source[at] == '"')
            {
                at = source[at - 1] == '$' ? Read(source, at + 1).End - 1 : EndOfText(source, at + 1);
            }
            else if (source[at] == '{')
            {
                at = EndOfHole(source, at + 1);
            }
        }

        return at;
    }

    private static int EndOfText(string source, int at)
    {
        while (source[at] != '"')
            at += source[at] == '\\' ? 2 : 1;
        return at;
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
