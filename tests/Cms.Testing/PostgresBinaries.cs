using System.Globalization;

namespace Cms.Testing;

/// <summary>Finds the installed PostgreSQL.</summary>
internal static class PostgresBinaries
{
    /// <summary>The directory of <c>initdb</c> and <c>postgres</c>.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static string Find() =>
        Candidates().FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "postgres")))
        ?? throw new InvalidOperationException(
            "The tests need PostgreSQL's server programs, and found none in CMS_TEST_POSTGRES_BIN, on PATH or in /usr/lib/postgresql. "
            + "Install them (Debian, Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql) "
            + "or set CMS_TEST_POSTGRES_BIN to the directory of initdb and postgres.");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CMS_TEST_POSTGRES_BIN") is { Length: > 0 } given)
            yield return given;
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return directory;
        if (!Directory.Exists("/usr/lib/postgresql"))
            yield break;
        foreach (var version in Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version))
            yield return Path.Combine(version, "bin");
    }

    private static double Version(string directory) =>
        double.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
