using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Orchard's conventions, line by line: <c>Cases/conventions.md</c> has what is asked and what is answered.</summary>
public abstract class ConventionTests(Sites sites)
{
    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            var lines = File.ReadAllLines(Repository.TestFile("Api", "Cases", "conventions.md"));
            foreach (var line in lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains('`', StringComparison.Ordinal)))
            {
                var cells = line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim().Trim('`').Replace("\\|", "|", StringComparison.Ordinal)).ToArray();
                cases.Add(cells[0], cells[1], cells[2], cells[3]);
            }

            return cases;
        }
    }

    [Fact]
    public void There_are_cases() => Assert.True(Cases.Count > 60, Cases.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_question_has_its_answer(string rule, string caller, string question, string answer)
    {
        var site = await SchemaSite.OfAsync(sites);
        var query = $"{{ {question} }}";
        var body = caller == "public" ? await site.AskAsync(query) : await site.AsAsync(caller, query);

        var expected = JsonNode.Parse($"{{{answer}}}")!.AsObject();
        var codes = expected.ContainsKey("error") ? (string?)expected["error"] : null;
        expected.Remove("error");
        Assert.True(
            JsonNode.DeepEquals(expected, body["data"]) && codes == (string?)body["errors"]?[0]?["extensions"]?["code"],
            $"{rule}: {question}\nexpected {expected.ToJsonString()} {codes}\nanswered {body.ToJsonString()}");
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteConventionTests(SqliteSites sites) : ConventionTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlConventionTests(PostgreSqlSites sites) : ConventionTests(sites);
