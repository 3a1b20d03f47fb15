using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Outbox;
using Cms.Editorial.Recipes;
using Cms.Editorial.Workflows;
using Cms.Editorial.Workflows.Running;
using Cms.Testing;
using Cms.Workflows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Editorial.Tests.Workflows.Running;

/// <summary>A newsroom whose clock the tests move, whose mail goes nowhere and which does due work when it is told to.</summary>
public abstract class EngineFixture(DatabaseProvider provider) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public TestClock Clock { get; } = new();

    public DatabaseOptions Database => _database.Options;

    internal FakeMail Mail { get; } = new();

    public Actor Admin { get; } = Actor.System;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(provider);
        _services = Services();
        await RunAsync((RunRecipe recipe) => recipe.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "recipes", "newsroom.recipe.json"), new Dictionary<string, string>(), Actor.System, default));
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Services of their own on the same database, as another node has them.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? add = null) => Registered(add)
        .AddLogging()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<IMailTransport>(Mail)
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddEditorial(
            new EditorialOptions
            {
                RecipesPath = Path.Combine(AppContext.BaseDirectory, "recipes"),
                BaseUrl = "https://site.example",
                AllowPrivateAddresses = true,
                TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            },
            new EditorialStorage(provider == DatabaseProvider.PostgreSql, _database.Options.ConnectionString, TestDirectory.Create()))
        .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });

    private static ServiceCollection Registered(Action<IServiceCollection>? add)
    {
        var services = new ServiceCollection();
        add?.Invoke(services);
        return services;
    }

    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Does what is due, on this node, until nothing is.</summary>
    public async Task SweepAsync()
    {
        while (await _services.GetRequiredService<RunDueWork>().RunAsync(default) > 0)
        {
        }
    }

    public async Task SweepAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await SweepAsync();
    }

    /// <summary>Saves a type: activities as <c>[id, name, properties]</c>, the first one the start; transitions as <c>[from, outcome, to]</c>.</summary>
    public async Task<WorkflowType> TypeAsync(string id, string activities, string transitions = "[]", Func<WorkflowType, WorkflowType>? change = null)
    {
        var type = new WorkflowType
        {
            WorkflowTypeId = id,
            Name = "Test of " + id,
            IsEnabled = true,
            Activities = [.. JsonNode.Parse(activities)!.AsArray().Select((a, i) => new Activity(
                (string)a![0]!, (string)a[1]!, System.Text.Json.JsonElement.Parse(a[2]!.ToJsonString())) { IsStart = i == 0 })],
            Transitions = [.. JsonNode.Parse(transitions)!.AsArray().Select(t => new Transition((string)t![0]!, (string)t[1]!, (string)t[2]!))],
        };
        type = change?.Invoke(type) ?? type;
        DeskFixture.Value(await RunAsync((SaveWorkflowType save) => save.RunAsync(type, Admin, default)));
        return type;
    }

    public async Task DisableAsync(WorkflowType type) =>
        DeskFixture.Value(await RunAsync((SaveWorkflowType save) => save.RunAsync(type with { IsEnabled = false }, Admin, default)));

    public async Task<ItemVersion> PageAsync(string title = "A page") => DeskFixture.Value(await RunAsync((SaveDraft save) => save.RunAsync(
        new SaveDraftInput(null, "Page", ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title } }), 0), Admin, default)));

    public async Task<IReadOnlyList<RunListing>> RunsAsync(WorkflowType type, string? correlationId = null) =>
        DeskFixture.Value(await RunAsync((ListRuns list) =>
            list.RunAsync(new RunFilter(type.WorkflowTypeId, CorrelationId: correlationId), Admin, default))).Runs;

    public async Task<RunDetails> RunOfAsync(WorkflowType type, string? correlationId = null) =>
        await DetailsAsync(Assert.Single(await RunsAsync(type, correlationId)).RunId);

    public async Task<RunDetails> DetailsAsync(string runId) =>
        DeskFixture.Value(await RunAsync((GetRun get) => get.RunAsync(runId, Admin, default)));

    /// <summary>A mail server that can be away.</summary>
    internal sealed class FakeMail : IMailTransport
    {
        public ConcurrentQueue<(string Id, Mail Mail)> Sent { get; } = [];

        public (string Error, bool IsFinal)? Failure { get; set; }

        public Task<(string Error, bool IsFinal)?> SendAsync(Mail mail, string id, CancellationToken cancellationToken)
        {
            if (Failure is null)
                Sent.Enqueue((id, mail));
            return Task.FromResult(Failure);
        }
    }
}

public sealed class SqliteEngine() : EngineFixture(DatabaseProvider.Sqlite);

public sealed class PostgreSqlEngine() : EngineFixture(DatabaseProvider.PostgreSql);
