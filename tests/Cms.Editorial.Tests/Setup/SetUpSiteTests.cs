using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Recipes;
using Cms.Editorial.Setup;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Tests.Setup;

public sealed class SetUpSiteTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_new_site_has_the_newsroom_its_sample_content_and_a_piece_at_each_step(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider, o => o with { SampleContent = true, AdminPassword = null });
        var report = site.Setup;

        Assert.True(report.WasSetUp);
        Assert.Empty(report.Notes);
        Assert.All(report.Recipe!.Steps, s => Assert.Equal(RecipeStepOutcome.Done, s.Outcome));
        Assert.Equal(["admin", "translator", "editor"], report.Accounts.Select(a => a.Name));
        Assert.All(report.Accounts, a => Assert.NotNull(a.Password));
        foreach (var account in report.Accounts)
        {
            var signedIn = await site.RunAsync<CheckPassword, Result<SignedIn>>(c => c.RunAsync(account.Name, account.Password!, None));
            Assert.True(signedIn.Succeeded);
        }

        var anonymous = await site.RunAsync<ActorSource, Actor>(a => a.AnonymousAsync(None));
        var articles = await site.RunAsync<QueryItems, IReadOnlyList<ItemVersion>>(
            q => q.RunAsync(new ItemQuery { ContentTypes = ["Article"] }, anonymous, None));
        Assert.True(articles.Count >= 12);
        Assert.All(articles, a => Assert.False(string.IsNullOrEmpty(a.Content.Text("DisclaimerPart", "Text", "Text"))));

        var translator = await ActorOf(site, report, "translator");
        var queue = (await site.RunAsync<ListQueue, Result<DeskQueue>>(q => q.RunAsync(translator, None))).Value;
        var states = queue.Mine.Concat(queue.WaitingForMe).Concat(queue.Others).Select(p => p.State.State).ToHashSet();
        Assert.Superset(new HashSet<string> { "translation", "editing", "review", "ready" }, states);
        Assert.NotEmpty(queue.Unclaimed);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Setting_up_a_second_time_does_nothing(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var epochs = await site.RunAsync<EpochStore, Epochs>(e => e.ReadAsync(None));

        var again = await site.RunAsync<SetUpSite, Result<SetupReport>>(s => s.RunAsync(None));

        Assert.False(again.Value.WasSetUp);
        Assert.Equal(epochs, await site.RunAsync<EpochStore, Epochs>(e => e.ReadAsync(None)));
    }

    private static async Task<Actor> ActorOf(NewsroomSite site, SetupReport report, string name)
    {
        var account = report.Accounts.Single(a => a.Name == name);
        return (await site.RunAsync<CheckPassword, Result<SignedIn>>(c => c.RunAsync(name, account.Password!, None))).Value.Actor;
    }
}
