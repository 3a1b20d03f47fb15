using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cms.Architecture.Tests;

/// <summary>The picture in ARCHITECTURE.md tells the truth about the project files.</summary>
public sealed partial class ProjectReferencesTests
{
    [Fact]
    public void The_picture_shows_exactly_the_references_of_the_project_files() =>
        Assert.Equal(Referenced(), Drawn());

    [Fact]
    public void The_picture_is_read_and_not_empty()
    {
        var drawn = Drawn();
        Assert.Contains("Web -> Editorial", drawn);
        Assert.DoesNotContain("Web -> Data", drawn);
    }

    [Theory]
    [InlineData("Cms.Content")]
    [InlineData("Cms.Workflows")]
    [InlineData("Cms.GraphQL")]
    [InlineData("Cms.Translations")]
    public void The_cores_know_no_web_and_no_database(string project)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        Assert.DoesNotContain("AspNetCore", text, StringComparison.Ordinal);
        Assert.DoesNotContain("EntityFrameworkCore", text, StringComparison.Ordinal);
    }

    private static SortedSet<string> Referenced() =>
        new(from file in ProjectFiles()
            from reference in XDocument.Load(file).Descendants("ProjectReference")
            let to = reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1]
            select $"{Short(Path.GetFileNameWithoutExtension(file))} -> {Short(Path.GetFileNameWithoutExtension(to))}",
            StringComparer.Ordinal);

    private static SortedSet<string> Drawn()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        var picture = Picture().Match(text).Groups[1].Value;
        return new SortedSet<string>(
            Arrow().Matches(picture).Select(m => $"{m.Groups[1].Value} -> {m.Groups[2].Value}"), StringComparer.Ordinal);
    }

    private static IEnumerable<string> ProjectFiles() =>
        new[] { "src", "themes" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories));

    private static string Short(string assembly) => assembly.Replace("Cms.", "", StringComparison.Ordinal);

    [GeneratedRegex("```mermaid\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^\s*(\w+)(?:\[[^\]]*\])? --> (\w+)", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
