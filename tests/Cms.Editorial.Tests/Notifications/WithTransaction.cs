using Cms.Data;
using Cms.Editorial.Notifications;

namespace Cms.Editorial.Tests.Notifications;

/// <summary>Stands for a use case that tells somebody something.</summary>
internal sealed class WithTransaction(UnitOfWork work, Notify notify)
{
    public async Task<IReadOnlySet<string>> RunAsync(bool commit, Func<Notify, Task<IReadOnlySet<string>>> tell)
    {
        await using var transaction = await work.BeginAsync(default);
        var told = await tell(notify);
        if (commit)
            await transaction.CommitAsync(default);
        return told;
    }
}
