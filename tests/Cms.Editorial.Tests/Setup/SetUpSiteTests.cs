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

        var anonymous = await site.RunAsync<ActorSource, Actor>(async a => await a.AnonymousAsync(None));
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

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_set_up_that_was_cut_off_again_and_again_ends_as_one_that_was_not(DatabaseProvider provider)
    {
        static EditorialOptions Options(EditorialOptions o) => o with { SampleContent = true, AdminPassword = null };
        await using var whole = await NewsroomSite.CreateAsync(provider, Options);
        await using var site = await NewsroomSite.CreateAsync(provider, Options, setUp: false);
        SetupReport? report = null;
        for (var milliseconds = 150; report is null; milliseconds += 150)
        {
            using var cut = new CancellationTokenSource(milliseconds);
            try
            {
                report = (await site.RunAsync<SetUpSite, Result<SetupReport>>(s => s.RunAsync(cut.Token))).Value;
            }
            catch (OperationCanceledException)
            {
            }
        }

        Assert.True(report.WasSetUp);
        Assert.Empty(report.Notes);
        Assert.Equal(await StateAsync(whole, whole.Setup), await StateAsync(site, report));
    }

    [Fact]
    public async Task A_site_without_a_recipe_has_an_administrator_who_can_run_one()
    {
        await using var site = await NewsroomSite.CreateAsync(DatabaseProvider.Sqlite, o => o with { SetupRecipe = "none", AdminUserName = "chief" });

        Assert.Null(site.Setup.Recipe);
        var account = Assert.Single(site.Setup.Accounts);
        Assert.Equal(("chief", null), (account.Name, account.Password));
        var signedIn = await site.RunAsync<CheckPassword, Result<SignedIn>>(c => c.RunAsync("chief", site.Options.AdminPassword!, None));
        Assert.True(signedIn.Value.Actor.Can(Permissions.ManageRecipes));
    }

    [Theory]
    [InlineData("no-recipe-of-this-name", "an otter crosses at noon", "no-such-recipe")]
    [InlineData("newsroom", "short", "bad-password")]
    public async Task A_setting_that_cannot_be_used_is_named(string recipe, string password, string code)
    {
        await using var site = await NewsroomSite.CreateAsync(
            DatabaseProvider.Sqlite, o => o with { SetupRecipe = recipe, AdminPassword = password }, setUp: false);
        var refused = await site.RunAsync<SetUpSite, Result<SetupReport>>(s => s.RunAsync(None));

        Assert.Equal(code, refused.Problem!.Code);
        Assert.Contains("Cms:Setup:", refused.Problem.Message, StringComparison.Ordinal);
    }

    /// <summary>What people would notice: items, pieces on the desk, accounts that open.</summary>
    private static async Task<string> StateAsync(NewsroomSite site, SetupReport report)
    {
        var items = await site.RunAsync<CountItems, int>(c => c.RunAsync(new ItemQuery { Status = VersionStatus.All }, Actor.System, None));
        var queue = (await site.RunAsync<ListQueue, Result<DeskQueue>>(
            async q => await q.RunAsync(await ActorOf(site, report, "translator"), None))).Value;
        var pieces = queue.Mine.Concat(queue.WaitingForMe).Concat(queue.Others).Select(p => $"{p.Story}:{p.State.State}").Distinct().Order(StringComparer.Ordinal);
        await ActorOf(site, report, "admin");
        await ActorOf(site, report, "editor");
        return $"{items} items; {string.Join(", ", pieces)}; {queue.Unclaimed.Length} unclaimed";
    }

    private static async Task<Actor> ActorOf(NewsroomSite site, SetupReport report, string name)
    {
        var account = report.Accounts.Single(a => a.Name == name);
        return (await site.RunAsync<CheckPassword, Result<SignedIn>>(c => c.RunAsync(name, account.Password!, None))).Value.Actor;
    }
}
