using System.Diagnostics;
using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>The program as <c>dotnet publish</c> leaves it, run from another directory: with recipes, static files and themes.</summary>
[Collection(SqliteSites.Collection)]
public sealed class PublishedTests(SqliteSites sites)
{
    [Fact]
    public async Task What_is_published_runs_from_anywhere_with_all_its_files()
    {
        // In the short form the program's own output stands for it: publishing builds everything once more.
        var program = TestRun.IsLong ? await PublishAsync() : Repository.Program;
        var elsewhere = TestRun.NewFolder("elsewhere");
        var data = await sites.NewAsync();
        await using var server = CmsProcess.Launch(data, [], program, elsewhere);
        await server.BecomeReadyAsync();

        foreach (var address in new[]
                 {
                     "/_content/Cms.Admin/client/admin.css", "/_content/Cms.Admin/client/admin.js", "/_content/Cms.Admin/client/workspace.js",
                     "/media/sample/river-terraces.jpg", "/", "/admin/sign-in",
                 })
        {
            using var answer = await server.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Equal(0, await server.StopAsync());
    }

    private static async Task<string> PublishAsync()
    {
        var folder = TestRun.NewFolder("published");
        string[] arguments = ["publish", Path.Combine(Repository.Root, "src", "Cms.Web"), "-c", "Release", "-o", folder, "-v", "quiet", "-nologo"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
        return Path.Combine(folder, "Cms.Web.dll");
    }
}
