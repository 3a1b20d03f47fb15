namespace Cms.Architecture.Tests;

/// <summary>The clone that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Cms.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Cms.sln is not above the test's folder.");
    }
}
