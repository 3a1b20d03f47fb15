using System.Globalization;
using Cms.Testing;

namespace Cms.Web.Tests.Running;

/// <summary>What the person who started the run wants: short or long, which seed, whether pictures are written.</summary>
internal static class TestRun
{
    public static bool IsLong => TestLength.IsLong;

    public static int Seed { get; } = Environment.GetEnvironmentVariable("CMS_TEST_SEED") is { Length: > 0 } text
        ? unchecked((int)long.Parse(text, CultureInfo.InvariantCulture))
        : Random.Shared.Next();

    public static bool WritesImages { get; } = Environment.GetEnvironmentVariable("CMS_WRITE_IMAGES") is "1" or "true";

    /// <summary>Removed when the test process ends, however it ends.</summary>
    public static string Folder { get; } = TestDirectory.Create();

    public static int Of(int shortRun, int longRun) => TestLength.Of(shortRun, longRun);

    /// <summary>A new, empty folder.</summary>
    public static string NewFolder(string name)
    {
        var path = Path.Combine(Folder, $"{name}-{Guid.NewGuid():N}"[..(name.Length + 9)]);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>A line that <c>tests/run</c> shows: written past the test framework, which hides what passing tests say.</summary>
    public static void Say(string line) => Console.WriteLine(line);
}
