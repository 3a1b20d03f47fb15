using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>
/// Pins an article to the newest revision of its source. Segments that did not change keep their work; one that changed begins
/// with its old translation, which somebody has to accept. An article that had left the desk comes back to it.
/// </summary>
public sealed class UpdateToRevision
{
    private readonly UnitOfWork _work;
    private readonly SourceChanges _changes;
    private readonly TargetStore _targets;
    private readonly OutsideEdits _outside;
    private readonly ItemWriter _writer;
    private readonly WorkflowRunner _runner;
    private readonly TimeProvider _time;

    internal UpdateToRevision(
        UnitOfWork work,
        SourceChanges changes,
        TargetStore targets,
        OutsideEdits outside,
        ItemWriter writer,
        WorkflowRunner runner,
        TimeProvider time) =>
        (_work, _changes, _targets, _outside, _writer, _runner, _time) = (work, changes, targets, outside, writer, runner, time);

    /// <param name="seen">The newest revision as the person saw it.</param>
    /// <returns>The new version, or <c>no-such-article</c>, <c>no-source-text</c>, whatever keeps this person from the article,
    /// <c>changed-meanwhile</c>, <c>is-current</c>, <c>not-claimed</c>, <c>no-workflow</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId article, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var read = await _changes.ReadAsync(article, actor, hold: true, cancellationToken);
        if (read.Problem is { } problem)
            return problem;

        var pair = read.Value;
        if (pair.Against(actor) is { } against)
            return against;

        if (pair.Claim is null)
            return Problem.Invalid("not-claimed", "This article is not translated segment by segment here: change it in the item editor.");

        if (pair.Current.Number != seen)
            return Problem.Conflict("changed-meanwhile", $"The source has revision {pair.Current.Number} by now. Look at it first.");

        if (pair.Current.Number == pair.Pinned.Number)
            return Problem.Conflict("is-current", "This article is made from the newest revision already.");

        // Off the desk the version is what counts: what was corrected there comes back with it.
        if (pair.Held is null)
            await _outside.CatchUpAsync(pair.Article, pair.Claim, actor.AccountId!, cancellationToken);

        await CarryOverAsync(article, pair, actor.AccountId!, cancellationToken);
        var saved = await SaveAsync(pair, actor, cancellationToken);
        if (saved.Problem is { } unsaved)
            return unsaved;

        if (pair.Held is null && !await _runner.ReopenAsync(saved.Value, actor, cancellationToken))
            return Problem.Invalid("no-workflow", "No enabled editorial workflow begins with an article of this type.");

        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Gives each changed segment the translation of the old one, to be looked at.</summary>
    private async Task CarryOverAsync(ItemId article, SourcePair pair, string account, CancellationToken cancellationToken)
    {
        var targets = (await _targets.ListAsync(article, cancellationToken))
            .ToDictionary(target => target.Target.SegmentId, target => target.Target, StringComparer.Ordinal);
        foreach (var changed in RevisionAlignment.Align(pair.Pinned.Segments, pair.Current.Segments))
        {
            if (changed.Change != SegmentChange.Changed || !targets.TryGetValue(changed.Old!.Id, out var old) || targets.ContainsKey(changed.New!.Id))
                continue;

            var next = old with { SegmentId = changed.New.Id, State = TargetState.Initial, SourceHash = changed.New.Hash };
            await _targets.SaveAsync(article, next, 0, account, _time.GetUtcNow().UtcDateTime, cancellationToken);
            var moved = old with { Text = "", State = TargetState.Initial };
            await _targets.SaveAsync(article, moved, old.Number, account, _time.GetUtcNow().UtcDateTime, cancellationToken);
        }
    }

    private async Task<Result<ItemVersion>> SaveAsync(SourcePair pair, Actor actor, CancellationToken cancellationToken)
    {
        var content = pair.Article.Content.Edit(root =>
        {
            var part = (JsonObject)root["SourcePart"]!;
            part["OriginalTitle"] = new JsonObject { ["Text"] = pair.Current.Title };
            part["Revision"] = new JsonObject { ["Value"] = pair.Current.Number };
            part["Hash"] = new JsonObject { ["Text"] = pair.Current.Hash };
        });
        var draft = new ItemDraft(pair.Article.ContentItemId, pair.Article.Item.ContentType, content, pair.Article);
        using (_runner.Moving())
            return await _writer.SaveAsync(draft, actor, cancellationToken);
    }
}
