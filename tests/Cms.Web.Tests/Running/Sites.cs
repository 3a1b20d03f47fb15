using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Cms.Web.Tests.Running;

/// <summary>Sites on one provider. The first start happens once; tests get copies of what it made, or share a server that they
/// only read from. Each of these is made when it is first asked for.</summary>
public abstract partial class Sites : IAsyncLifetime
{
    private readonly Lazy<Task<FirstStart>> _first;
    private readonly Lazy<Task<SiteData>> _scratch;
    private readonly Lazy<Task<(CmsProcess Server, SiteData Data)>> _shared;
    private readonly Lazy<Task<string>> _sharedToken;
    private readonly Lazy<Task<CmsProcess>> _contract;

    protected Sites()
    {
        _first = new(StartFirstAsync);
        _scratch = new(CopyAsync);
        _shared = new(StartSharedAsync);
        _sharedToken = new(CreateSharedTokenAsync);
        _contract = new(StartContractAsync);
    }

    public abstract string Provider { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_shared.IsValueCreated)
            await (await _shared.Value).Server.DisposeAsync();
        if (_contract.IsValueCreated)
            await (await _contract.Value).DisposeAsync();
    }

    /// <summary>A folder and, where the provider wants one, a database, both empty.</summary>
    public abstract Task<SiteData> NewAsync();

    /// <summary>A site with sample content, as the first start left it; nobody else has it.</summary>
    public async Task<SiteData> CopyAsync() => await CopyAsync((await FirstAsync()).Data);

    /// <summary>The first start of this run.</summary>
    internal Task<FirstStart> FirstAsync() => _first.Value;

    /// <summary>A copy that tests share for verbs that are refused or only look.</summary>
    internal Task<SiteData> ScratchAsync() => _scratch.Value;

    /// <summary>A running server with sample content that tests read from and none changes.</summary>
    internal async Task<CmsProcess> SharedAsync() => (await _shared.Value).Server;

    /// <summary>A token of an administrator for <see cref="SharedAsync"/>.</summary>
    internal Task<string> SharedTokenAsync() => _sharedToken.Value;

    /// <summary>A running server without sample content, with the contract's items imported; none changes it.</summary>
    internal Task<CmsProcess> ContractAsync() => _contract.Value;

    internal async Task<CmsProcess> StartCopyAsync() => await CmsProcess.StartAsync(await CopyAsync());

    /// <summary>A copy of a site that no process works on.</summary>
    protected abstract Task<SiteData> CopyAsync(SiteData site);

    protected static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private async Task<FirstStart> StartFirstAsync()
    {
        var data = await NewAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var code = await server.StopAsync();
        var accounts = PrintedAccount().Matches(server.Output)
            .ToImmutableDictionary(m => m.Groups["name"].Value, m => m.Groups["password"].Value);
        return new FirstStart(data with { Accounts = accounts }, server.Output, server.TimeToReady, server.HealthSeen, code);
    }

    private async Task<(CmsProcess Server, SiteData Data)> StartSharedAsync()
    {
        var data = await CopyAsync();
        return (await CmsProcess.StartAsync(data), data);
    }

    private async Task<string> CreateSharedTokenAsync() =>
        (await Verb.RunAsync((await _shared.Value).Data, "token", "create", "tests", "--role", "Administrator")).Succeeded().Output.Trim();

    private async Task<CmsProcess> StartContractAsync()
    {
        var data = await NewAsync();
        (await Verb.RunAsync(data, "content", "import", Repository.TestFile("Contract", "items.jsonl"), "--Cms:Setup:SampleContent=false")).Succeeded();
        return await CmsProcess.StartAsync(data);
    }

    [GeneratedRegex(@"^ +(?<name>\S+) +(?<password>\S+) +\([^)]*this password is shown only now\)\r?$", RegexOptions.Multiline)]
    private static partial Regex PrintedAccount();
}
