using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>The server audits of the reference implementation of GraphQL over HTTP, all of them, against a running server.</summary>
[Collection(SqliteSites.Collection)]
public sealed class AuditTests(SqliteSites sites)
{
    private const int Audits = 61;

    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_passes()
    {
        var server = await sites.SharedAsync();
        var output = await NodePackages.RunAsync(
            Repository.TestFile("Api", "Audit"), "audit.mjs", new Uri(server.Address, "/api/graphql").ToString());
        var verdicts = JsonNode.Parse(output)!.AsArray();

        Assert.Equal(Audits, verdicts.Count);
        var bad = verdicts.Where(v => (string?)v!["status"] != "ok").Select(v => $"{v!["status"]} {v["id"]} {v["name"]}: {v["reason"]}");
        Assert.Equal([], bad);
    }
}
