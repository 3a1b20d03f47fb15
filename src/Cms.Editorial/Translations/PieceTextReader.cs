using Cms.Content.Items;
using Cms.Data.Translations;

namespace Cms.Editorial.Translations;

/// <summary>Reads the segments and targets of a claimed article.</summary>
internal sealed class PieceTextReader(
    SourceRevisionStore revisions, TargetStore targets, ArrangementStore arrangements, LooseBlockStore blocks, EditorialOptions options)
{
    /// <summary>Returns null when the article is pinned to no revision that is stored.</summary>
    /// <param name="claim">Says the story; the article's own SourcePart says the revision.</param>
    public async Task<PieceText?> ReadAsync(ItemVersion article, Claim claim, CancellationToken cancellationToken)
    {
        if (SourcePin.Of(article.Content) is not { } pin
            || await revisions.FindAsync(claim.Story, pin.Revision, cancellationToken) is not { } revision)
            return null;

        return new PieceText(
            revision,
            await targets.ListAsync(article.ContentItemId, cancellationToken),
            await arrangements.FindAsync(article.ContentItemId, cancellationToken),
            await blocks.ListOpenAsync(article.ContentItemId, cancellationToken),
            options.InsertionMark);
    }
}
