using Cms.Web.Tests.Running;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>GraphiQL under the admin's own content security policy.</summary>
[Collection(SqliteSites.Collection)]
public sealed class GraphiQLTests(SqliteSites sites, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("home.graphql")]
    [InlineData("article.graphql")]
    [InlineData("by-keyword.graphql")]
    public async Task The_examples_are_the_queries_of_the_contract(string file) => Assert.Equal(
        await File.ReadAllTextAsync(Repository.TestFile("Contract", file)),
        await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Cms.Admin", "ClientApp", "src", "graphiql", "examples", file)));

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in()
    {
        using var answer = await (await sites.SharedAsync()).Client.GetAsync(new Uri("/admin/graphql", UriKind.Relative));
        Assert.Equal("/admin/sign-in?next=%2Fadmin%2Fgraphql", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Somebody_signed_in_runs_the_examples_and_reads_the_schema()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        await using var visitor = await chromium.NewVisitorAsync(server);
        await visitor.SignInAsync("admin", data.Accounts["admin"]);
        await visitor.Page.GotoAsync("/admin/graphql");

        var tabs = visitor.Page.GetByRole(AriaRole.Tab);
        await tabs.First.WaitForAsync();
        await visitor.Page.Locator(".graphiql-query-editor .CodeMirror-code").GetByText("Home").First.WaitForAsync(); // tabs changed before the editor is there lose their text
        foreach (var (name, marker) in new[] { ("Home", "publishedUtc"), ("ArticleByPath", "modifiedUtc"), ("ByKeyword", "totalCount") })
        {
            await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
            await visitor.Page.Locator(".graphiql-query-editor .CodeMirror-code").GetByText(name).First.WaitForAsync(); // the editor is filled after the tab is there
            await visitor.Page.Locator(".graphiql-execute-button").ClickAsync();
            var result = visitor.Page.Locator(".result-window");
            try
            {
                await result.GetByText($"\"{marker}\"").First.WaitForAsync();
            }
            catch (TimeoutException e)
            {
                await visitor.PictureAsync("graphiql-failed");
                throw new InvalidOperationException($"{name} showed: {await result.InnerTextAsync()}\n{server.Output}", e);
            }

            Assert.DoesNotContain("\"errors\"", await result.InnerTextAsync(), StringComparison.Ordinal);
        }

        await visitor.PictureAsync("graphiql");
        await visitor.Page.Locator(".graphiql-sidebar button").First.ClickAsync();
        await visitor.Page.Locator(".graphiql-doc-explorer").GetByText("Query").First.WaitForAsync();
        await visitor.PictureAsync("graphiql-schema");
        visitor.HadNoTrouble();
    }
}
