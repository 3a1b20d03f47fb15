using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

/// <summary>What the program says to somebody who does not know it, and to somebody who mistypes.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_names_every_verb_and_touches_no_data()
    {
        var folder = TestRun.NewFolder("help");
        var help = (await Verb.RunAsync(["--help"], workingDirectory: folder)).Succeeded();

        foreach (var verb in new[] { "migrate", "recipe", "content", "intake", "user", "token" })
            Assert.Contains(verb, help.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("migrate", "schema")]
    [InlineData("recipe run", "FILE")]
    [InlineData("content import", "--stop-on-error")]
    [InlineData("content export", "FILE")]
    [InlineData("intake", "--outlet")]
    [InlineData("user add", "--pair")]
    [InlineData("token create", "--expires")]
    public async Task Every_verb_has_help_of_its_own(string verb, string mentions)
    {
        var folder = TestRun.NewFolder("help");
        var help = (await Verb.RunAsync([.. verb.Split(' '), "--help"], workingDirectory: folder)).Succeeded();

        Assert.Contains(mentions, help.Output, StringComparison.Ordinal);
        Assert.Contains("Usage", help.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("publish", "publish")]
    [InlineData("content improt x.jsonl", "improt")]
    [InlineData("content", "content --help")]
    [InlineData("content import", "FILE")]
    [InlineData("content import a.jsonl b.jsonl", "b.jsonl")]
    [InlineData("intake x.txt --as poem", "poem")]
    [InlineData("intake x.txt --sideways", "--sideways")]
    [InlineData("user add somebody", "--role")]
    [InlineData("token create somebody", "--role")]
    [InlineData("--frobnicate", "--frobnicate")]
    public async Task A_verb_or_option_that_is_not_known_is_named_in_one_message(string line, string named)
    {
        var folder = TestRun.NewFolder("mistyped");
        var verb = (await Verb.RunAsync(line.Split(' '), workingDirectory: folder)).Refused(2, named);

        Assert.True(verb.Errors.Trim().Split('\n').Length <= 3, verb.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("--Cms:Database:Provider=Oracle", "Oracle")]
    [InlineData("--Cms:Setup:SampleContent=perhaps", "perhaps")]
    [InlineData("--Cms:Database:Provider=PostgreSql", "ConnectionStrings:Cms")]
    public async Task A_setting_that_cannot_be_is_named_by_the_server_and_by_the_verbs(string setting, string named)
    {
        var folder = TestRun.NewFolder("setting");
        (await Verb.RunAsync([setting, $"--Cms:DataPath={folder}"])).Refused(2, named);
        (await Verb.RunAsync(["migrate", setting, $"--Cms:DataPath={folder}"])).Refused(2, named);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("content import")]
    [InlineData("recipe run")]
    [InlineData("intake")]
    public async Task A_file_that_is_not_there_is_named(string verb)
    {
        var folder = TestRun.NewFolder("absent");
        var arguments = verb.Split(' ');
        (await Verb.RunAsync([.. arguments, "absent.jsonl", $"--Cms:DataPath={folder}", "--Cms:Setup:Recipe=none"])).Refused(1, "absent.jsonl");
        (await Verb.RunAsync([.. arguments, folder, $"--Cms:DataPath={folder}", "--Cms:Setup:Recipe=none"])).Refused(1, "directory");
    }
}
