using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Schedules;

/// <summary>Says before its time whether a person could publish an item as it is, on the desk or beside it.</summary>
internal sealed class PublishingRights(DeskReader desk, PieceTextReader texts, EditorialGate gate, CurrentDefinitions definitions)
{
    /// <returns>What publishing now would be refused for, the embargo apart; null for nothing.</returns>
    public async Task<Problem?> AgainstAsync(ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        if (await AgainstPersonAsync(latest, actor, cancellationToken) is { } refused)
            return refused;

        var all = await definitions.GetAsync(cancellationToken);
        if (!all.TryType(latest.Item.ContentType, out var type))
            return Problem.Invalid("no-such-type", $"There is no content type '{latest.Item.ContentType}'.");
        var missing = RequiredRules.Check(latest.Content, type, all);
        return missing.Length > 0 ? Problem.Invalid("incomplete", string.Join(" ", missing.Select(m => m.Message)), missing) : null;
    }

    /// <summary>The outcome by which a piece on the desk is published from where it waits; null when it is not there yet.</summary>
    public static string? PublishingOutcome(Piece piece) => piece.Task?.Actions.FirstOrDefault(action => piece.Type.Transitions.Any(
        transition => transition.From == piece.At.ActivityId
            && transition.Outcome == action
            && piece.Type.Find(transition.To)?.Name == ActivityKinds.PublishContent));

    private async Task<Problem?> AgainstPersonAsync(ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        if (await desk.HoldAsync(latest.ContentItemId, cancellationToken) is not { Piece: var piece })
        {
            return actor.MayPublish(latest.Item.ContentType, latest.Item.Owner)
                ? await gate.MayPublishAsync(latest, actor, cancellationToken)
                : Problem.Forbidden("may-not-publish", $"You may not publish items of the type '{latest.Item.ContentType}'.");
        }

        if (PublishingOutcome(piece) is not { } outcome)
            return Problem.Conflict("not-ready", $"This piece waits at '{piece.At.Title}': it can be scheduled when it is ready.");
        if (DeskRules.AgainstActing(piece, actor) is { } person)
            return person;
        var text = piece.Claim is null ? null : await texts.ReadAsync(latest, piece.Claim, cancellationToken);
        return DeskActions.AgainstText(piece.Task!, outcome, latest.Content, text);
    }
}
