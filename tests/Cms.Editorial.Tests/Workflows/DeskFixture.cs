using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Recipes;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Testing;
using Cms.Translations.Segments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>A newsroom as its recipe sets it up, on a database of its own, with a translator and two editors.</summary>
public abstract class DeskFixture(DatabaseProvider provider) : IAsyncLifetime
{
    private readonly Fault _fault = new();
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private ItemId _outlet;
    private int _count;

    /// <summary>Translator for ar>en.</summary>
    public Actor Ana { get; private set; } = null!;

    /// <summary>Another translator for ar>en.</summary>
    public Actor Ben { get; private set; } = null!;

    public Actor Eve { get; private set; } = null!;

    public Actor Max { get; private set; } = null!;

    /// <summary>Editor and translator.</summary>
    public Actor Both { get; private set; } = null!;

    /// <summary>An editor's account with the credit of <see cref="Ana"/>.</summary>
    public Actor AnaAgain { get; private set; } = null!;

    public Actor Admin { get; private set; } = null!;

    /// <summary>Managing editor.</summary>
    public Actor Chief { get; private set; } = null!;

    /// <summary>Somebody with an account and the direction, but without any role.</summary>
    public Actor Reader { get; private set; } = null!;

    /// <summary>What the newsroom takes for now.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>From now on a handler of this event throws, for this item or, with null, for any.</summary>
    public void BreakOn(string eventName, ItemId? item) => (_fault.Event, _fault.Item) = (eventName, item);

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(provider);
        _services = Services(_database);
        await RunAsync<RunRecipe>(async recipe =>
        {
            var file = Path.Combine(Root(), "recipes", "newsroom.recipe.json");
            var report = await recipe.RunAsync(file, new Dictionary<string, string>(), Actor.System, default);
            Assert.True(report.Succeeded && report.Value.Succeeded, report.Problem?.Message ?? string.Join("\n", report.Value.Steps));
        });
        _outlet = await PublishAsync("Outlet", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "The River" },
            ["Outlet"] = new JsonObject { ["RightsBasis"] = Text("agreement"), ["Verification"] = Text("not-verified") },
        });
        Ana = await PersonAsync("ana", ["Translator"], ["ar>en"], await CreditAsync("Ana A."));
        Ben = await PersonAsync("ben", ["Translator"], ["ar>en", "ar>fr"], null);
        Eve = await PersonAsync("eve", ["Editor"], ["ar>en"], await CreditAsync("Eve E."));
        Max = await PersonAsync("max", ["Editor"], ["ar>en"], await CreditAsync("Max M."));
        Both = await PersonAsync("both", ["Editor", "Translator"], ["ar>en"], await CreditAsync("Both B."));
        AnaAgain = await PersonAsync("ana-again", ["Editor"], ["ar>en"], Ana.Contributor);
        Admin = await PersonAsync("root", ["Administrator"], [], null);
        Chief = await PersonAsync("chief", ["Managing editor"], ["ar>en"], null);
        Reader = await PersonAsync("reader", [], ["ar>en"], null);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Runs a use case in a scope of its own, as a request would.</summary>
    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task RunAsync<TUseCase>(Func<TUseCase, Task> run)
        where TUseCase : notnull =>
        RunAsync<TUseCase, bool>(async useCase =>
        {
            await run(useCase);
            return true;
        });

    /// <summary>Another process on the same database; the caller disposes of it.</summary>
    public ServiceProvider OtherNode() => Services(_database);

    /// <summary>A new story in Arabic: a headline and three blocks.</summary>
    public async Task<ItemId> StoryAsync(string language = "ar")
    {
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var saved = await SaveAsync("SourceStory", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = $"عنوان القصة رقم {number}" },
            ["SourceRevisionPart"] = new JsonObject
            {
                ["Outlet"] = new JsonObject { ["ContentItemIds"] = new JsonArray(_outlet.Value) },
                ["Language"] = Text(language),
                ["Url"] = Text("https://river.example/" + number),
                ["Text"] = new JsonObject { ["Markdown"] = "الفقرة الأولى من القصة.\n\n## عنوان فرعي\n\nالفقرة الأخيرة." },
            },
        });
        return saved.ContentItemId;
    }

    public Task<Result<ClaimedArticle>> TryClaimAsync(ItemId story, Actor actor, string culture = "en") =>
        RunAsync((ClaimStory claim) => claim.RunAsync(story, culture, actor, default));

    public async Task<ItemId> ClaimAsync(Actor actor) => Value(await TryClaimAsync(await StoryAsync(), actor)).Article;

    public async Task<Workspace> LookAsync(ItemId article, Actor actor) =>
        Value(await RunAsync((GetWorkspace get) => get.RunAsync(article, actor, default)));

    public Task<Result<ImmutableArray<SegmentOutcome>>> TryWriteAsync(
        ItemId article, Actor actor, params SegmentOperation[] operations) =>
        RunAsync((ApplySegments apply) => apply.RunAsync(article, operations, actor, default));

    /// <summary>Gives every segment a target that names it.</summary>
    public async Task TranslateAsync(ItemId article, Actor actor, string mark = "Translated")
    {
        var workspace = await LookAsync(article, actor);
        var outcomes = Value(await TryWriteAsync(article, actor, [.. workspace.Segments.Select(segment => new SegmentOperation(
            segment.Id, segment.Target?.Number ?? 0, $"{mark} {segment.Position} of {article}", TargetState.Translated))]));
        Assert.All(outcomes, outcome => Assert.Equal(SegmentOutcomeKind.Saved, outcome.Kind));
    }

    public Task<Result<TaskDone>> TryActAsync(TaskAction action, Actor actor) =>
        RunAsync((ActOnTask act) => act.RunAsync(action, actor, default));

    /// <summary>Acts on what this person sees now.</summary>
    public async Task<Result<TaskDone>> TryActAsync(ItemId article, string outcome, Actor actor, string? comment = null)
    {
        var workspace = await LookAsync(article, actor);
        return await TryActAsync(
            new TaskAction(article, outcome, comment, workspace.Number, workspace.State?.State, workspace.Saves), actor);
    }

    public async Task<TaskDone> ActAsync(ItemId article, string outcome, Actor actor, string? comment = null) =>
        Value(await TryActAsync(article, outcome, actor, comment));

    /// <summary>Fills in what an article needs beside its text, as the item editor does.</summary>
    public async Task FillInAsync(ItemId article, Actor actor)
    {
        var workspace = await LookAsync(article, actor);
        var content = workspace.Version.Content.Edit(root => root["Article"] = new JsonObject
        {
            ["Summary"] = Text("What happened."),
            ["Kind"] = Text("news"),
            ["Section"] = new JsonObject
            {
                ["TaxonomyContentItemId"] = "taxsections00000000000000a",
                ["TermContentItemIds"] = new JsonArray("termnews00000000000000000a"),
            },
        });
        Value(await TrySaveAsync(article, content, workspace.Number, actor));
    }

    public Task<Result<ItemVersion>> TrySaveAsync(ItemId article, ItemContent content, int seen, Actor actor) =>
        RunAsync((SaveDraft save) => save.RunAsync(new SaveDraftInput(article, "Article", content, seen), actor, default));

    public Task<Result<ItemVersion>> TryPublishAsync(ItemId article, int seen, Actor actor) =>
        RunAsync((PublishItem publish) => publish.RunAsync(article, seen, actor, default));

    /// <summary>A piece at the state <c>editing</c>, claimed and submitted by this person.</summary>
    public async Task<ItemId> SubmittedAsync(Actor translator)
    {
        var article = await ClaimAsync(translator);
        await TranslateAsync(article, translator);
        await FillInAsync(article, translator);
        await ActAsync(article, "Submit", translator);
        return article;
    }

    public async Task<DeskQueue> QueueAsync(Actor actor) =>
        Value(await RunAsync((ListQueue list) => list.RunAsync(actor, default)));

    public async Task<ItemVersion> SaveAsync(string type, JsonObject content, Actor? actor = null) =>
        Value(await RunAsync((SaveDraft save) => save.RunAsync(
            new SaveDraftInput(null, type, ItemContent.From(content), 0), actor ?? Actor.System, default)));

    public static JsonObject Text(string? text) => new() { ["Text"] = text };

    public static T Value<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Problem is { } problem ? $"{problem.Code}: {problem.Message} {string.Join("; ", problem.Details)}" : "");
        return result.Value;
    }

    private async Task<ItemId> PublishAsync(string type, JsonObject content)
    {
        var saved = await SaveAsync(type, content);
        return Value(await RunAsync((PublishItem publish) =>
            publish.RunAsync(saved.ContentItemId, saved.Number, Actor.System, default))).ContentItemId;
    }

    private Task<ItemId> CreditAsync(string name) =>
        PublishAsync("Contributor", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = name } });

    private async Task<Actor> PersonAsync(string name, string[] roles, string[] pairs, ItemId? contributor)
    {
        var user = new NewUser(
            name, null, "correct horse battery " + name, [.. roles], [.. pairs.Select(pair => LanguagePair.Parse(pair)!)], contributor);
        var added = Value(await RunAsync((AddUser add) => add.RunAsync(user, Actor.System, default)));
        return (await RunAsync((ActorSource source) => source.FromAccountAsync(added.Id, null, default)))!;
    }

    private ServiceProvider Services(TestDatabase database)
    {
        var options = database.Options;
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddEditorial(
                new EditorialOptions { RecipesPath = Path.Combine(Root(), "recipes"), Cultures = ["en", "fr"] },
                new EditorialStorage(options.Provider == DatabaseProvider.PostgreSql, options.ConnectionString, TestDirectory.Create()))
            .AddSingleton<IContentEventHandler>(_fault)
            .AddScoped<Notifications.WithTransaction>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Cms.sln")))
            directory = directory.Parent;
        return directory.FullName;
    }

    /// <summary>Stands for what can go wrong in the middle of a transaction.</summary>
    private sealed class Fault : IContentEventHandler
    {
        public string? Event { get; set; }

        public ItemId? Item { get; set; }

        public Task OnAsync(ContentEvent e, CancellationToken cancellationToken) =>
            e.Name == Event && (Item is null || e.Version.ContentItemId == Item)
                ? throw new IOException("The planted fault.")
                : Task.CompletedTask;
    }
}

public sealed class SqliteDesk() : DeskFixture(DatabaseProvider.Sqlite);

public sealed class PostgreSqlDesk() : DeskFixture(DatabaseProvider.PostgreSql);
