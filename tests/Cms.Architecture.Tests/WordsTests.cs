using System.Text.RegularExpressions;

namespace Cms.Architecture.Tests;

/// <summary>Rules of STYLE that a compiler does not check.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void No_test_is_skipped() =>
        Assert.Empty(Sources("tests").Where(f => Skipped().IsMatch(f.Text)).Select(f => f.Name));

    [Fact]
    public void Packages_have_their_versions_in_one_place() =>
        Assert.Empty(from folder in new[] { "src", "tests", "themes" }
                     from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
                     where File.ReadAllText(file).Contains("<PackageReference", StringComparison.Ordinal)
                        && PinnedHere().IsMatch(File.ReadAllText(file))
                     select Path.GetFileName(file));

    private static IEnumerable<(string Name, string Text)> Sources(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal)
        select (Path.GetFileName(file), File.ReadAllText(file));

    [GeneratedRegex(@"\[(Fact|Theory)\(Skip")]
    private static partial Regex Skipped();

    [GeneratedRegex("<PackageReference[^>]*Version=")]
    private static partial Regex PinnedHere();
}
