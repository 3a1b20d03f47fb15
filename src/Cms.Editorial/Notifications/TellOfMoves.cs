using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <summary>Tells people that a piece was moved: where it came from, what was said of it, and for whom it waits now.</summary>
internal sealed class TellOfMoves(Notify notify, DeskReader desk)
{
    private const string Approve = "Approve";

    /// <summary>Call it when the move is stored.</summary>
    public async Task TellAsync(Piece before, string outcome, string? comment, Actor actor, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> told = new HashSet<string>();
        if (before.Task?.CommentRequired.Contains(outcome) == true)
        {
            var returned = new NewNotification(NotificationKind.Returned, before.Article, Detail: comment);
            told = await notify.ToAsync([before.Claim?.AccountId ?? before.Latest.Item.Owner], returned, actor, cancellationToken);
        }
        else if (outcome == Approve)
        {
            told = await notify.ToFollowersAsync(new NewNotification(NotificationKind.Approved, before.Article), actor, cancellationToken);
        }

        if (await desk.FindAsync(before.Article, cancellationToken) is { Piece: var piece })
            await notify.ToThoseItWaitsForAsync(piece, actor, cancellationToken, told);
    }
}
