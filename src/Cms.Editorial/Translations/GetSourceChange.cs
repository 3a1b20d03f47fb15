using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Translations.Alignment;

namespace Cms.Editorial.Translations;

/// <summary>Shows what changed in the source since an article was translated, with the old translation at hand.</summary>
public sealed class GetSourceChange
{
    private readonly SourceChanges _changes;
    private readonly TargetStore _targets;
    private readonly FindStale _stale;

    internal GetSourceChange(SourceChanges changes, TargetStore targets, FindStale stale) =>
        (_changes, _targets, _stale) = (changes, targets, stale);

    /// <returns>The change (of nothing, when the article is pinned to the newest revision), or <c>no-such-article</c>,
    /// <c>no-source-text</c>.</returns>
    public async Task<Result<SourceChange>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var read = await _changes.ReadAsync(article, actor, hold: false, cancellationToken);
        if (read.Problem is { } problem)
            return problem;

        var pair = read.Value;
        var pin = new PinnedSource(new ItemId(pair.Pinned.StoryId), pair.Pinned.Number, article);
        var targets = (await _targets.ListAsync(article, cancellationToken))
            .ToDictionary(target => target.Target.SegmentId, target => target.Target.Text, StringComparer.Ordinal);
        return new SourceChange(
            pair.Article,
            pair.Pinned.Language,
            pair.Pinned.Number,
            pair.Current.Number,
            (await _stale.RunAsync([pin], cancellationToken)).Count > 0,
            [.. RevisionAlignment.Align(pair.Pinned.Segments, pair.Current.Segments).Select(ToChanged)],
            pair.Against(actor)?.Message);

        ChangedSegment ToChanged(AlignedSegment aligned) => new(
            (aligned.New ?? aligned.Old)!.Id,
            aligned.Change,
            WordDifference.Between(aligned.Old?.Text ?? "", aligned.New?.Text ?? ""),
            aligned.Old is { } old && targets.TryGetValue(old.Id, out var text) && text.Length > 0 ? text : null);
    }
}
