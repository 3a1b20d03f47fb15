using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>A running site whose types have every kind of part and field, with a marker (CANARY) in all that the public must
/// not see. Tests share it: what one adds, the others must not count.</summary>
internal sealed class SchemaSite
{
    private static readonly ConditionalWeakTable<Sites, Lazy<Task<SchemaSite>>> Shared = [];

    private readonly Dictionary<string, string> _tokens = [];

    private SchemaSite(CmsProcess server, SiteData data) => (Server, Data) = (server, data);

    public CmsProcess Server { get; }

    public SiteData Data { get; }

    public static Task<SchemaSite> OfAsync(Sites sites) => Shared.GetValue(sites, s => new(() => StartAsync(s))).Value;

    public string Token(string role) => _tokens[role];

    /// <summary>What the public gets.</summary>
    public Task<JsonObject> AskAsync(string query, object? variables = null) => Server.AskAsync(query, variables);

    /// <summary>What a token of that role gets.</summary>
    public Task<JsonObject> AsAsync(string role, string query, object? variables = null) => Server.AskAsync(query, variables, _tokens[role]);

    /// <summary>As <see cref="AsAsync"/>; fails when there are errors.</summary>
    public Task<JsonObject> DataAsync(string role, string query, object? variables = null) => Server.DataAsync(query, variables, _tokens[role]);

    private static async Task<SchemaSite> StartAsync(Sites sites)
    {
        var data = await sites.NewAsync();
        var server = await CmsProcess.StartAsync(
            data, $"--Cms:Setup:Recipe={Repository.TestFile("Api", "Cases", "schema-site.recipe.json")}", "--Cms:Setup:SampleContent=false", "--Cms:Site:Enabled=false");
        var site = new SchemaSite(server, data);
        foreach (var role in new[] { "Administrator", "Writer", "Idle", "Reader", "Client", "Maker" })
            site._tokens[role] = (await Verb.RunAsync(data, "token", "create", role, "--role", role)).Succeeded().Output.Trim();
        return site;
    }
}
