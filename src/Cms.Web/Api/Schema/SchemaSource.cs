using System.Diagnostics;
using Cms.Content.Definitions;
using Cms.Editorial.Definitions;
using Cms.Editorial.Queries;
using Cms.GraphQL.Execution;
using Cms.Web.Hosting;

namespace Cms.Web.Api.Schema;

/// <summary>The executor for the definitions of the moment. A change of definitions begins the next schema at once and aside;
/// requests that come meanwhile wait for it a moment at most, then go on with the one there is.</summary>
internal sealed partial class SchemaSource : IStartupWork, IDisposable
{
    /// <summary>As long as another node may take to show a change.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CurrentDefinitions _definitions;
    private readonly CurrentQueries _queries;
    private readonly GraphQLSettings _settings;
    private readonly ILogger<SchemaSource> _log;
    private readonly Lock _lock = new();
    private volatile Built? _built;
    private Task<Built>? _building;

    public SchemaSource(CurrentDefinitions definitions, CurrentQueries queries, GraphQLSettings settings, ILogger<SchemaSource> log)
    {
        (_definitions, _queries, _settings, _log) = (definitions, queries, settings, log);
        definitions.Changed += BuildAside;
    }

    /// <returns>Also the epoch of the definitions that the schema was built from.</returns>
    public async ValueTask<(GraphQLExecutor Executor, ContentDefinitions Definitions, long Epoch)> GetAsync(CancellationToken cancellationToken)
    {
        var built = _built;
        if (built is null || built.Epoch < _definitions.Epoch)
            built = await NextAsync(built, cancellationToken);
        return (built.Executor, built.Definitions, built.Epoch);
    }

    public Task RunAsync(CancellationToken cancellationToken) => GetAsync(cancellationToken).AsTask();

    public void Dispose() => _definitions.Changed -= BuildAside;

    private void BuildAside()
    {
        // Nobody has asked yet where there is none: the first who does sees a failure.
        if (_built is not null)
            Building();
    }

    private async Task<Built> NextAsync(Built? before, CancellationToken cancellationToken)
    {
        var wanted = _definitions.Epoch;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            // One that began before the change may end without it.
            var building = Building();
            var left = Patience - Stopwatch.GetElapsedTime(since);
            if (before is not null && left <= TimeSpan.Zero)
                return before;
            try
            {
                var built = await building.WaitAsync(before is null ? Timeout.InfiniteTimeSpan : left, cancellationToken);
                if (built.Epoch >= wanted)
                    return built;
            }
            catch (TimeoutException)
            {
                // The loop ends with the schema there is.
            }
        }
    }

    /// <summary>One at a time, whoever asks.</summary>
    private Task<Built> Building()
    {
        lock (_lock)
        {
            if (_building is null or { IsCompleted: true })
                _building = Task.Run(BuildAsync);
            return _building;
        }
    }

    private async Task<Built> BuildAsync()
    {
        var since = Stopwatch.GetTimestamp();

        // Known before loading: what changes meanwhile is built again.
        var epoch = _definitions.Epoch;
        try
        {
            var current = await _definitions.GetAsync(CancellationToken.None);
            var queries = await _queries.GetAsync(CancellationToken.None);
            var executor = new GraphQLExecutor(ContentSchema.Build(current, _settings.Pages, queries.Values), new GraphQLOptions
            {
                Limits = _settings.Limits,
                ConcurrentBatches = false, // a request has one database connection
                OnException = (exception, field) => _log.LogError(exception, "The field {Field} failed.", field.Field.Name),
            });
            LogBuilt(current.Types.Count, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            return _built = new Built(epoch, executor, current);
        }
        catch (Exception e) when (_built is { } before)
        {
            // Better yesterday's schema than none; the next change tries again.
            _log.LogError(e, "The schema could not be built from the changed content definitions.");
            return _built = before with { Epoch = epoch };
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The schema of {Types} content types was built in {Milliseconds:F0} ms.")]
    private partial void LogBuilt(int types, double milliseconds);

    private sealed record Built(long Epoch, GraphQLExecutor Executor, ContentDefinitions Definitions);
}
