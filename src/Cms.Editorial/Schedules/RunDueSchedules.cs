using Cms.Data;
using Cms.Data.Schedules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Editorial.Schedules;

/// <param name="Done">What happened, in this run and on this node.</param>
/// <param name="Failed">What was due and was refused.</param>
public sealed record DueSchedules(IReadOnlyList<ScheduleLine> Done, IReadOnlyList<ScheduleLine> Failed);

/// <summary>Carries out what is due. Any number of nodes may run it at the same time, at any time: each schedule ends once. What
/// was missed during downtime is done by the first run after it, and marked late.</summary>
public sealed partial class RunDueSchedules
{
    private const int BatchSize = 50;

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger<RunDueSchedules> _log;

    internal RunDueSchedules(IServiceScopeFactory scopes, TimeProvider time, ILogger<RunDueSchedules> log) =>
        (_scopes, _time, _log) = (scopes, time, log);

    public async Task<DueSchedules> RunAsync(CancellationToken cancellationToken)
    {
        var (done, failed) = (new List<ScheduleLine>(), new List<ScheduleLine>());
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var due = await InScopeAsync<ScheduleStore, IReadOnlyList<Schedule>>(
                store => store.ListDueAsync(_time.GetUtcNow().UtcDateTime, BatchSize + tried.Count, cancellationToken));
            var next = due.Where(schedule => tried.Add(schedule.Id)).ToArray();
            if (next.Length == 0)
                return new DueSchedules(done, failed);

            foreach (var schedule in next)
                (await RunAsync(schedule, cancellationToken) switch { true => done, false => failed, null => [] }).Add(ScheduleLine.Of(schedule));
        }
    }

    /// <returns>Whether it was done; null when another node had it, or it is for a later run.</returns>
    private async Task<bool?> RunAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            var (isOurs, problem) = await InScopeAsync<ScheduledAct, (bool, Problem?)>(act => act.RunAsync(schedule, cancellationToken));
            if (problem is null)
                return isOurs ? true : null;
            return await InScopeAsync<ScheduledAct, bool>(act => act.FailAsync(schedule, problem.Message, cancellationToken)) ? false : null;
        }
        catch (DatabaseBusyException)
        {
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Broke(_log, schedule.Id, schedule.Item.Value, e);
            return await InScopeAsync<ScheduledAct, bool>(act => act.FailAsync(schedule, "A fault of the program; see its log.", cancellationToken))
                ? false : null;
        }
    }

    private async Task<T> InScopeAsync<TPart, T>(Func<TPart, Task<T>> run)
        where TPart : notnull
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedule {Schedule} of item {Item} failed.")]
    private static partial void Broke(ILogger logger, string schedule, string item, Exception exception);
}
