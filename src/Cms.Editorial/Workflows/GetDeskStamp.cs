using System.Globalization;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>Says cheaply whether the desk is still as somebody saw it: one row is read.</summary>
public sealed class GetDeskStamp
{
    /// <summary>How long a list stays as it is though nothing happened: what is overdue by then shows.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(2);

    private readonly OpenPieceStore _open;
    private readonly TimeProvider _time;

    internal GetDeskStamp(OpenPieceStore open, TimeProvider time) => (_open, _time) = (open, time);

    /// <summary>Ask before what it is to stand for is read.</summary>
    /// <returns>The same text as long as nothing has changed, for this person.</returns>
    public async Task<string> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var stamp = await _open.ReadStampAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{stamp}-{_time.GetUtcNow().Ticks / Step.Ticks}-{actor.AccountId}");
    }
}
