using System.Diagnostics;

namespace Cms.Testing;

/// <summary>Directories that go when the test process ends, however it ends: a shell waits for that.</summary>
public static class TestDirectory
{
    /// <summary>Kept, as its standard input would close with it.</summary>
    private static Process? _watcher;

    private static readonly string Root = CreateRoot();

    /// <summary>A new empty directory.</summary>
    public static string Create()
    {
        var path = Path.Combine(Root, Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(path);
        return path;
    }

    private static string CreateRoot()
    {
        var root = Directory.CreateTempSubdirectory("cms-test-").FullName;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", """read -r _; rm -rf "$1" """, "sh", root])
            start.ArgumentList.Add(argument);

        // Its standard input ends with this process, and with nothing else.
        _watcher = Process.Start(start);
        return root;
    }
}
