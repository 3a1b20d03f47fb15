using System.Runtime.CompilerServices;
using Cms.Testing;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>An attacker with a stop watch: whether something that is not public matches makes no difference to what the database
/// does. Counted instead of timed: the statements, how often each step of their plans runs, and the rows that it passes on.</summary>
[Collection(PostgreSqlSites.Collection)]
public sealed class CountedWorkTests(PostgreSqlSites sites)
{
    private static readonly ConditionalWeakTable<Sites, Lazy<Task<(WorkLog Log, CmsProcess Server)>>> Nodes = [];

    private static readonly string[] Statuses = ["PUBLISHED", "DRAFT", "LATEST", "ALL"];

    [Fact]
    public async Task The_work_of_a_question_does_not_tell_whether_something_that_is_not_public_matches()
    {
        var (log, server) = await NodeAsync(sites);
        var schema = await SchemaShape.OfAsync(server);
        var asked = 0;
        var worked = 0;
        foreach (var list in schema.Roots().Where(r => r.EndsWith("Connection", StringComparison.Ordinal) && schema.Arguments("Query", r).Contains("where")))
        {
            foreach (var (with, without) in schema.Filters(list[..^"Connection".Length], 2))
            {
                for (var i = 0; i < TestLength.Of(1, Statuses.Length); i++, asked++)
                {
                    var status = Statuses[i];
                    await WorkAsync(log, server, $"{{ {list}(where: {Other(without)}, status: {status}) {{ totalCount items {{ displayText }} }} }}");
                    var a = await WorkAsync(log, server, $"{{ {list}(where: {with}, status: {status}) {{ totalCount items {{ displayText }} }} }}");
                    var b = await WorkAsync(log, server, $"{{ {list}(where: {without}, status: {status}) {{ totalCount items {{ displayText }} }} }}");
                    Assert.True(a.SequenceEqual(b), $"{list} {with} {status}\n{string.Join('\n', a)}\n\n{string.Join('\n', b)}");
                    worked += a.Count;
                }
            }
        }

        Assert.True(asked > 100 && worked > 100, $"{asked} questions, {worked} statements");
    }

    [Fact]
    public async Task The_work_for_what_is_not_public_is_that_for_what_is_not_there()
    {
        var (log, server) = await NodeAsync(sites);
        foreach (var (hidden, missing) in new[]
        {
            ("contentItem(contentItemId: \"draft0000000000000000000aa\") { displayText }", "contentItem(contentItemId: \"trfad0000000000000000000aa\") { displayText }"),
            ("contentItem(contentItemId: \"entrydraft00000000000000aa\") { displayText }", "contentItem(contentItemId: \"entrytrfad00000000000000aa\") { displayText }"),
            ("contentItemByPath(path: \"canary-draft\") { displayText }", "contentItemByPath(path: \"kanari-trfad\") { displayText }"),
            ("contentItemByAlias(alias: \"canary-draft\") { displayText }", "contentItemByAlias(alias: \"kanari-trfad\") { displayText }"),
            ("takenDown(path: \"canary-draft\")", "takenDown(path: \"kanari-trfad\")"),
            ("everything(where: { entries: { contentItemId: \"entrydraft00000000000000aa\" } }) { displayText }", "everything(where: { entries: { contentItemId: \"entrytrfad00000000000000aa\" } }) { displayText }"),
            ("everything(where: { entries: { displayText_contains: \"CANARY\" } }) { displayText }", "everything(where: { entries: { displayText_contains: \"KANARI\" } }) { displayText }"),
            ("everything(where: { localization: { localizationSet_in: [\"canaryset\"] } }) { displayText }", "everything(where: { localization: { localizationSet_in: [\"kanariset\"] } }) { displayText }"),
            ("privateConnection(where: { displayText: \"CANARY private\" }) { totalCount }", "privateConnection(where: { displayText: \"KANARI private\" }) { totalCount }"),
        })
        {
            await WorkAsync(log, server, $"{{ {Other(missing)} }}");
            var a = await WorkAsync(log, server, $"{{ {hidden} }}");
            var b = await WorkAsync(log, server, $"{{ {missing} }}");
            Assert.True(a.SequenceEqual(b), $"{hidden}\n{string.Join('\n', a)}\n\n{string.Join('\n', b)}");
        }
    }

    [Fact]
    public async Task Nothing_of_a_draft_is_read_for_those_who_may_see_none()
    {
        var (log, server) = await NodeAsync(sites);
        // The picker of Gamma holds a draft and nothing else: neither its row nor its content may be fetched.
        foreach (var status in Statuses)
        {
            await WorkAsync(log, server, $"{{ everything(where: {{ displayText: \"Gamma\", color_not: \"{status}\" }}) {{ displayText }} }}");
            var work = await WorkAsync(log, server, $"{{ everything(where: {{ displayText: \"Gamma\", color_not: \"{status}\" }}) {{ entries {{ contentItemIds contentItems(status: {status}) {{ displayText }} }} }} }}");
            Assert.All(work, statement => Assert.DoesNotContain("Scan ItemVersions 1x", statement, StringComparison.Ordinal));
        }
    }

    /// <summary>A second node on the shared site, which keeps nothing but parsed content and statements.</summary>
    private static Task<(WorkLog Log, CmsProcess Server)> NodeAsync(Sites sites) => Nodes.GetValue(sites, s => new(async () =>
    {
        var site = await SchemaSite.OfAsync(s);
        var log = await WorkLog.OfAsync(site.Data);
        var server = await CmsProcess.StartAsync(site.Data, "--Cms:GraphQL:ResponseCache=false", "--Cms:Site:Enabled=false");
        await server.AskAsync("{ everything(first: 1000) { displayText } kinds { displayText } entry { displayText } meConnection { items { displayText } } credit { displayText } menu { displayText } taxonomy { displayText } address { displayText } }");
        return (log, server);
    })).Value;

    /// <summary>A third question of the same shape: what does not depend on the value is remembered after it.</summary>
    private static string Other(string question) => question.Replace("KANARI", "QANARI", StringComparison.Ordinal).Replace("kanari", "qanari", StringComparison.Ordinal)
        .Replace("trfad", "qrfad", StringComparison.Ordinal).Replace("78", "79", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> WorkAsync(WorkLog log, CmsProcess server, string query)
    {
        log.Next();
        await server.AskAsync(query);
        return log.Next();
    }
}
