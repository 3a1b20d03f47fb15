using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows.Running;

namespace Cms.Editorial.Workflows;

/// <summary>
/// Tells workflows of an event of an item: those that wait for it and those that begin with it; notes in the journal who changed the text of a piece beside the
/// workflow, and takes a deleted one off the desk.
/// </summary>
internal sealed class StartWorkflows(ItemStore items, DeskReader desk, DeskStore claims, WorkflowRunner runner, WorkflowEvents events) : IContentEventHandler
{
    public async Task OnAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        await events.RaiseAsync(e.Name, e.Version, e.Actor, cancellationToken);

        // A version that a move writes itself is in the journal by that move.
        if (e.Name == ContentEventNames.DraftSaved && e.Version.Number > 1 && !runner.IsMoving)
            await NoteTextAsync(e, cancellationToken);

        if (e.Name == ContentEventNames.Deleted)
            await TakeOffAsync(e, cancellationToken);
    }

    private async Task NoteTextAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        if (await items.FindNumberAsync(e.Version.ContentItemId, e.Version.Number - 1, cancellationToken) is { } before
            && PieceText.SameTitle(before.Content, e.Version.Content)
            && PieceText.SameBody(before.Content, e.Version.Content))
            return;

        if (await desk.HoldAsync(e.Version.ContentItemId, cancellationToken) is { } held)
            await runner.NoteAsync(held, Acts.TextChanged, "Saved", e.Version.Number, e.Actor, cancellationToken);
    }

    private async Task TakeOffAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        if (await claims.HoldAsync(e.Version.ContentItemId, cancellationToken) is { } run)
            await runner.AbortAsync(run, e.Name, e.Actor, cancellationToken);

        // So that the story can be claimed again.
        await claims.DropClaimAsync(e.Version.ContentItemId, cancellationToken);
    }
}
