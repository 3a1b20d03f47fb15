namespace Cms.Web.Tests.Running;

/// <summary>The clone that the tests were built from, and the program that was built with them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program in its own output folder, where its content root is; the copy beside the tests lacks the static files.</summary>
    public static string Program { get; } = FindProgram();

    public static string Recipe => Path.Combine(Root, "recipes", "newsroom.recipe.json");

    /// <summary>A file of the test's own folder.</summary>
    public static string TestFile(params string[] path) => Path.Combine([Root, "tests", "Cms.Web.Tests", .. path]);

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Cms.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Cms.sln is not above the test's folder.");
    }

    private static string FindProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/<configuration>/<framework>/
        var folder = Path.Combine(Root, "src", "Cms.Web", "bin", output.Parent!.Name, output.Name);
        var program = Path.Combine(folder, "Cms.Web.dll");
        if (!File.Exists(program) || !File.Exists(Path.Combine(folder, "recipes", "newsroom.recipe.json")))
            throw new InvalidOperationException($"{folder} has no Cms.Web.dll with recipes/ beside it; build src/Cms.Web first.");
        return program;
    }
}
