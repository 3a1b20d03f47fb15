using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Accounts;
using Cms.Workflows.Activities;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Tells workflows what happened to an account, in the transaction of the change.</summary>
/// <param name="services">Who is told is looked up late, since workflows change accounts themselves.</param>
internal sealed class AccountEvents(IServiceProvider services)
{
    public Task RaiseAsync(string eventName, CmsUser user, Actor actor, CancellationToken cancellationToken) =>
        services.GetRequiredService<WorkflowEvents>().RaiseAsync(eventName, user, actor, cancellationToken);
}

/// <summary>Tells workflows that somebody signed in or out.</summary>
public sealed class TellSession
{
    private readonly UnitOfWork _work;
    private readonly UserManager<CmsUser> _users;
    private readonly AccountEvents _events;

    internal TellSession(UnitOfWork work, UserManager<CmsUser> users, AccountEvents events) => (_work, _users, _events) = (work, users, events);

    public async Task RunAsync(bool isIn, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _users.FindByIdAsync(actor.AccountId) is { } user)
            await _events.RaiseAsync(isIn ? ActivityKinds.UserLoggedIn : ActivityKinds.UserLoggedOut, user, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
