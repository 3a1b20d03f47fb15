using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>Holds the desk's rules on the routes that pass it by: publishing and editing an item directly.</summary>
internal sealed class EditorialGate(
    DeskReader desk,
    DeskStore store,
    RunStore runs,
    ClaimStore claims,
    PieceTextReader texts,
    WorkflowTypeStore typeStore,
    WorkflowTypes types)
{
    /// <summary>
    /// An item that waits in an editorial workflow is published by that workflow only. One that was on the desk before is
    /// published by somebody who did not translate it.
    /// </summary>
    /// <returns>Null if nothing is against it, else <c>publish-from-the-desk</c> or <c>own-work</c>.</returns>
    public async Task<Problem?> MayPublishAsync(ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        if (await runs.FindEditorialAsync(latest.ContentItemId, cancellationToken) is { } run)
        {
            return Problem.Conflict(
                "publish-from-the-desk", $"This article waits at '{run.At?.Title}': it is published from the desk, when it is ready.");
        }

        var journal = await runs.ListJournalAsync(latest.ContentItemId, cancellationToken);
        if (journal.Count == 0)
            return null;

        var claim = await claims.FindByArticleAsync(latest.ContentItemId, cancellationToken);
        var people = await desk.PeopleAsync(journal, [claim], cancellationToken);
        foreach (var runId in journal.Select(entry => entry.RunId).Distinct(StringComparer.Ordinal).ToArray())
        {
            if (await TypeAsync(runId, cancellationToken) is not { IsEditorial: true } type)
                continue;

            if (actor.AccountId is null)
                return DeskRules.NeedsAccount;

            if (DeskRules.AgainstOwnWork(GuardedStates(type), type, journal, claim?.AccountId, people, actor) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>
    /// The claim of an article that is being translated is for one story and one language, which stay. Its title and body are
    /// made from its segments: an edit of them is taken over there, while the text is open.
    /// </summary>
    /// <returns>Null if nothing is against it, else <c>not-now</c> or <c>pinned</c>.</returns>
    public async Task<Problem?> MaySaveAsync(
        ItemVersion latest, ItemContent next, Actor actor, CancellationToken cancellationToken)
    {
        if (await claims.FindByArticleAsync(latest.ContentItemId, cancellationToken) is not { } claim
            || await desk.HoldAsync(latest.ContentItemId, cancellationToken) is not { Piece: var piece })
            return null;

        var text = await texts.ReadAsync(latest, claim, cancellationToken);
        if (!PieceText.SameBody(latest.Content, next) || (text?.HasHeadline == true && !PieceText.SameTitle(latest.Content, next)))
        {
            if (DeskRules.AgainstOpening(piece) is { } closed)
                return closed;
        }

        return SourcePin.Of(latest.Content) == SourcePin.Of(next)
            && latest.Content.Text("SourcePart", "OriginalLanguage", "Text") == next.Text("SourcePart", "OriginalLanguage", "Text")
            && latest.Content.Text("LocalizationPart", "Culture") == next.Text("LocalizationPart", "Culture")
            ? null
            : Problem.Conflict("pinned", "Source story, revision and languages stay as they are while the article is on the desk.");
    }

    /// <summary>What is being worked on in a workflow is not set aside behind its back.</summary>
    /// <returns>Null, or <c>on-the-desk</c>.</returns>
    public async Task<Problem?> MayDiscardAsync(ItemId item, CancellationToken cancellationToken) =>
        await runs.FindEditorialAsync(item, cancellationToken) is { } run
            ? Problem.Conflict("on-the-desk", $"This article waits at '{run.At?.Title}': end its work on the desk first.")
            : null;

    private async Task<WorkflowType?> TypeAsync(string runId, CancellationToken cancellationToken)
    {
        var runTypes = await store.FindRunTypesAsync([runId], cancellationToken);
        return runTypes.TryGetValue(runId, out var runType)
            ? await types.GetAsync(typeStore, runType.WorkflowTypeId, runType.Version, cancellationToken)
            : null;
    }

    private static IEnumerable<string> GuardedStates(WorkflowType type) => type.Activities
        .Select(UserTask.From)
        .OfType<UserTask>()
        .SelectMany(task => task.NotBy)
        .Distinct(StringComparer.Ordinal);
}
