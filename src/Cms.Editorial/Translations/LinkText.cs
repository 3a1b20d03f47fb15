using System.Security.Cryptography;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>What becomes of a text that belongs to no segment.</summary>
/// <param name="Id">Of the loose block; or of the segment that is gone, whose target it is.</param>
/// <param name="SegmentId">Where it goes, or behind which segment; null where it stood in the body, and to drop it.</param>
/// <param name="Base">Number of the target that would be changed, as the person saw it.</param>
public sealed record TextLink(string Id, TextLinkKind Kind, string? SegmentId = null, int Base = 0);

public enum TextLinkKind
{
    /// <summary>In place of what the segment has.</summary>
    Replace,

    /// <summary>Behind what the segment has.</summary>
    Append,

    /// <summary>As a segment of our own.</summary>
    Insert,

    /// <summary>The article goes without it. It is kept with who decided that, and shown nowhere.</summary>
    Drop,
}

/// <summary>Decides about a text of an article that belongs to no segment.</summary>
public sealed class LinkText
{
    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly TargetStore _targets;
    private readonly ArrangementStore _arrangements;
    private readonly LooseBlockStore _blocks;
    private readonly WorkflowRunner _runner;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal LinkText(
        UnitOfWork work,
        DeskReader desk,
        PieceTextReader texts,
        TargetStore targets,
        ArrangementStore arrangements,
        LooseBlockStore blocks,
        WorkflowRunner runner,
        AuditTrail audit,
        TimeProvider time) =>
        (_work, _desk, _texts, _targets, _arrangements, _blocks, _runner, _audit, _time)
        = (work, desk, texts, targets, arrangements, blocks, runner, audit, time);

    /// <returns>The id of the segment that has the text now, empty for none; or what <see cref="ApplySegments"/> is refused for,
    /// <c>no-such-text</c> (also when it was decided before), <c>no-such-segment</c>, <c>cannot-link</c>, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<string>> RunAsync(ItemId article, TextLink link, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(article, cancellationToken) is not { } held
            || !DeskRules.MayRead(actor, held.Piece.Latest.Item, held.Piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (DeskRules.AgainstWriting(held.Piece, actor) is { } problem)
            return problem;

        if (await _texts.ReadAsync(held.Piece.Latest, held.Piece.Claim!, cancellationToken) is not { } text)
            return Problem.Invalid("no-source-text", "The source revision of this article is not stored here.");

        if (Find(text, link.Id) is not { } found)
            return Problem.Conflict("no-such-text", "This text has its segment by now, or was dropped.");

        var placed = link.Kind switch
        {
            TextLinkKind.Replace or TextLinkKind.Append => await IntoAsync(article, text, found, link, account, cancellationToken),
            TextLinkKind.Insert => await InsertAsync(article, text, found, link, account, cancellationToken),
            _ => "",
        };
        if (!placed.Succeeded)
            return placed;

        if (!await DecideAsync(article, found, link.Kind, account, cancellationToken))
            return ArrangeSegments.Changed;

        if (!Acts.HasWritten(held.Piece.Journal, account, held.Piece.State))
            await _runner.NoteAsync(held, Acts.SegmentsSaved, "Saved", held.Piece.Latest.Number, actor, cancellationToken);
        _audit.Note(actor, AuditActions.TextLinked, link.Kind.ToString(), article, held.Piece.Latest.Number);
        await transaction.CommitAsync(cancellationToken);
        return placed;
    }

    /// <param name="Gone">The target, where its segment is gone; null for a loose block.</param>
    private sealed record Found(string Id, SegmentKind Kind, int Level, string Text, string? After, TargetOrigin Origin, StoredTarget? Gone);

    private static Found? Find(PieceText text, string id) =>
        text.Loose.FirstOrDefault(block => block.Id == id) is { } block
            ? new Found(id, block.Kind, block.Level, block.Text, block.After, TargetOrigin.Outside, null)
            : text.Unlinked.FirstOrDefault(target => target.Target.SegmentId == id) is { } gone
                ? new Found(id, SegmentKind.Paragraph, 0, gone.Target.Text, null, gone.Target.Origin, gone)
                : null;

    private async Task<Result<string>> IntoAsync(
        ItemId article, PieceText text, Found found, TextLink link, string account, CancellationToken cancellationToken)
    {
        if (text.Segments.FirstOrDefault(segment => segment.Id == link.SegmentId) is not { } segment)
            return Problem.Invalid("no-such-segment", "The article has no such segment; somebody may have merged it.");

        var stored = text.TargetOf(segment.Id)?.Target;
        var value = segment.IsInserted ? text.Mark.Inside(segment.Kind, found.Text) : found.Text;
        if (link.Kind == TextLinkKind.Append)
            value = Arrangements.JoinTexts(stored?.Text ?? "", value);
        var operation = new SegmentOperation(segment.Id, link.Base, value, TargetState.Translated, found.Origin);
        // Whoever wrote its links might: an editor of the body, or a translator within those of its source.
        if (TargetText.WhyNot(segment, operation, mayChangeLinks: true) is { } reason)
            return Problem.Invalid("cannot-link", reason);

        var next = new Target(
            segment.Id, 0, TargetText.Clean(value), TargetState.Translated, found.Origin, Note: stored?.Note, SourceHash: segment.Hash);
        return await _targets.SaveAsync(article, next, link.Base, account, Now, cancellationToken) is TargetResult.Saved
            ? segment.Id
            : ArrangeSegments.Changed;
    }

    private async Task<Result<string>> InsertAsync(
        ItemId article, PieceText text, Found found, TextLink link, string account, CancellationToken cancellationToken)
    {
        var id = Segment.InsertedPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));
        var current = (text.Arrangement ?? Arrangement.Of(text.Revision.Segments)).CompletedBy(text.Revision.Segments);
        var after = new[] { link.SegmentId, found.After }.FirstOrDefault(place => place is not null && current.Has(place)) ?? current.Units[0].Id;
        var kind = found.Kind is SegmentKind.Heading or SegmentKind.Table or SegmentKind.Code ? found.Kind : SegmentKind.Paragraph;
        if (current.Insert(id, after, kind, kind == SegmentKind.Heading ? found.Level : 0) is not { } next)
            return Problem.Invalid("cannot-link", "A segment cannot be added here.");

        var target = new Target(id, 0, TargetText.Clean(text.Mark.Inside(kind, found.Text)), TargetState.Translated, found.Origin);
        return await _arrangements.SaveAsync(article, next, cancellationToken)
            && await _targets.SaveAsync(article, target, 0, account, Now, cancellationToken) is TargetResult.Saved
            ? id
            : ArrangeSegments.Changed;
    }

    private async Task<bool> DecideAsync(
        ItemId article, Found found, TextLinkKind kind, string account, CancellationToken cancellationToken)
    {
        if (found.Gone is { } gone)
        {
            var blank = gone.Target with { Text = "", State = TargetState.Initial };
            return await _targets.SaveAsync(article, blank, gone.Target.Number, account, Now, cancellationToken) is TargetResult.Saved;
        }

        var outcome = kind switch
        {
            TextLinkKind.Insert => LooseBlockOutcome.Inserted,
            TextLinkKind.Drop => LooseBlockOutcome.Dropped,
            _ => LooseBlockOutcome.Linked,
        };
        return await _blocks.DecideAsync(article, found.Id, outcome, account, Now, cancellationToken);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;
}
