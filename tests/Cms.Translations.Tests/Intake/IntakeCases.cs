using System.Text.RegularExpressions;

namespace Cms.Translations.Tests.Intake;

/// <summary>Reads <c>Cases/*.md</c>: a heading, the input and what is expected, both between <c>~~~~</c>.</summary>
internal static partial class IntakeCases
{
    internal static TheoryData<string> Names(string file) => [.. Cases(file).Keys];

    internal static (string Input, bool IsHtml, string Expected) Case(string file, string name) => Cases(file)[name];

    private static Dictionary<string, (string Input, bool IsHtml, string Expected)> Cases(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Intake", "Cases", file)).ReplaceLineEndings("\n");
        return Form().Matches(text).ToDictionary(
            match => match.Groups["name"].Value,
            match => (match.Groups["input"].Value, match.Groups["kind"].Value == "html", match.Groups["expected"].Value.Trim('\n')));
    }

    [GeneratedRegex(@"^## (?<name>[^\n]+)\n\n~~~~(?<kind>text|html)\n(?<input>.*?)\n~~~~\n\n~~~~expected\n(?<expected>.*?)~~~~$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Form();
}
