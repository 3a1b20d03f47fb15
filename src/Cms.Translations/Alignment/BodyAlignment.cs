using System.Collections.Immutable;
using Cms.Translations.Segments;

namespace Cms.Translations.Alignment;

/// <summary>Finds for an edit of an article's body what it did to the blocks that the article was put together from.</summary>
/// <remarks>
/// Three texts meet: the body before the edit, the body after it, and the blocks as they stand now, which may have been changed
/// since. What the edit did not touch stays as it stands now; what it changed and somebody else changed too is said, not written.
/// </remarks>
public static class BodyAlignment
{
    /// <param name="known">The blocks as they stand now, in the order of the article; first those of segments.</param>
    /// <param name="before">The body that was edited, as Markdown.</param>
    /// <param name="after">The body that came of it.</param>
    public static BodyEdit Compare(IReadOnlyList<KnownBlock> known, string before, string after)
    {
        var old = Segmenter.Cut("", before);
        var next = Segmenter.Cut("", after);
        var owners = Owners(known, old);
        var owned = owners.Values.Select(owner => owner.Block.Key).ToHashSet(StringComparer.Ordinal);
        var free = known.Where(block => !owned.Contains(block.Key)).ToList();
        var edit = new Reading(owners, free);
        foreach (var pair in RevisionAlignment.Align(old, next))
            edit.Read(pair);
        return edit.End();
    }

    /// <summary>For each block of the body before, what it stands for and whether that is still the same text.</summary>
    private static Dictionary<string, Owner> Owners(IReadOnlyList<KnownBlock> known, ImmutableArray<Segment> old)
    {
        var linked = known.Where(block => !block.IsLoose).ToArray();
        var now = Identified(linked);
        var keys = now.Zip(linked).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        var owners = new Dictionary<string, Owner>(StringComparer.Ordinal);
        var (before, since) = (new List<Segment>(), new List<Segment>());
        foreach (var pair in RevisionAlignment.Align(old, now))
        {
            if (pair is { Old: { } same, New: { } current })
            {
                Settle();
                owners[same.Id] = new(keys[current.Id], pair.Change == SegmentChange.Unchanged);
            }
            else if (pair.Old is { } gone)
            {
                before.Add(gone);
            }
            else
            {
                since.Add(pair.New!);
            }
        }

        Settle();
        foreach (var loose in known.Where(block => block.IsLoose))
        {
            if (old.FirstOrDefault(block => !owners.ContainsKey(block.Id) && IsSame(block, loose)) is { } block)
                owners[block.Id] = new(loose, true);
        }

        return owners;

        // As many blocks of the same forms at the same place: they were written anew.
        void Settle()
        {
            if (before.Select(block => block.Kind).SequenceEqual(since.Select(block => block.Kind)))
            {
                foreach (var (one, other) in before.Zip(since))
                    owners[one.Id] = new(keys[other.Id], false);
            }

            before.Clear();
            since.Clear();
        }
    }

    /// <summary>With ids of their texts, as those of a body that was cut have them.</summary>
    private static ImmutableArray<Segment> Identified(KnownBlock[] blocks)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. blocks.Select((block, position) =>
            {
                var id = Segmenter.IdOf(block.Kind, block.Text, seen);
                return new Segment(id, position, block.Kind, 0, block.Text, Sha256.Tagged(block.Text));
            }),
        ];
    }

    private static bool IsSame(Segment block, KnownBlock known) => block.Kind == known.Kind && block.Text == known.Text;

    /// <param name="IsSame">Whether it reads now as it did before the edit.</param>
    private sealed record Owner(KnownBlock Block, bool IsSame);

    /// <summary>Goes through the edit in the order of the new body.</summary>
    private sealed class Reading(Dictionary<string, Owner> owners, List<KnownBlock> free)
    {
        private readonly ImmutableArray<BodyChange>.Builder _changes = ImmutableArray.CreateBuilder<BodyChange>();
        private readonly ImmutableArray<string>.Builder _order = ImmutableArray.CreateBuilder<string>();
        private readonly List<KnownBlock> _removed = [];

        public void Read(AlignedSegment pair)
        {
            if (pair.New is not { } block)
            {
                if (owners.TryGetValue(pair.Old!.Id, out var gone) && gone.IsSame)
                    _removed.Add(gone.Block);
                return;
            }

            var owner = pair.Old is { } old ? owners.GetValueOrDefault(old.Id) : null;
            if (owner is not null)
                Owned(pair, block, owner);
            else if (free.Find(known => IsSame(block, known)) is { } there)
                Stands(there);
            else if (pair.Change != SegmentChange.Unchanged)
                Added(block);
        }

        public BodyEdit End()
        {
            TakeOut();
            return new(_changes.ToImmutable(), _order.ToImmutable());
        }

        private void Owned(AlignedSegment pair, Segment block, Owner owner)
        {
            TakeOut();
            if (pair.Change == SegmentChange.Changed && !IsSame(block, owner.Block))
            {
                if (owner.IsSame && (owner.Block.IsLoose || block.Kind == owner.Block.Kind || HasNoFormOfItsOwn(block, owner.Block)))
                    _changes.Add(new BodyChange.Rewritten(owner.Block.Key, block.Text));
                else
                    _changes.Add(new BodyChange.Added(block, Place, owner.Block.IsLoose ? null : owner.Block.Key));
            }

            Stands(owner.Block);
        }

        /// <summary>A paragraph that became an item of a list, or the reverse, keeps the form of its source; its words are taken.</summary>
        private static bool HasNoFormOfItsOwn(Segment block, KnownBlock known) =>
            new[] { block.Kind, known.Kind }.All(kind => kind is SegmentKind.Paragraph or SegmentKind.ListItem or SegmentKind.Quote);

        private void Stands(KnownBlock block)
        {
            free.Remove(block);
            if (!block.IsLoose)
                _order.Add(block.Key);
        }

        /// <summary>What stands in the place of something taken out may be another wording of it: somebody says so, or not.</summary>
        private void Added(Segment block)
        {
            var instead = _removed.FindIndex(known => !known.IsLoose && known.Kind == block.Kind);
            _changes.Add(new BodyChange.Added(block, Place, instead < 0 ? null : _removed[instead].Key));
            if (instead >= 0)
                _removed.RemoveAt(instead);
        }

        private void TakeOut()
        {
            foreach (var block in _removed)
                _changes.Add(new BodyChange.TakenOut(block.Key));
            _removed.Clear();
        }

        private string? Place => _order.Count == 0 ? null : _order[^1];
    }
}

/// <summary>A block of an article as it stands now.</summary>
/// <param name="Key">Id of its segment; or of the block itself where no segment has it yet.</param>
/// <param name="IsLoose">Whether no segment has it.</param>
public sealed record KnownBlock(string Key, SegmentKind Kind, string Text, bool IsLoose = false);

/// <summary>What an edit of a body did.</summary>
/// <param name="Order">The keys of the segments that stand in the new body, as they follow each other there.</param>
public sealed record BodyEdit(ImmutableArray<BodyChange> Changes, ImmutableArray<string> Order);

public abstract record BodyChange
{
    private BodyChange()
    {
    }

    /// <summary>A known block reads differently, and nobody else changed it.</summary>
    public sealed record Rewritten(string Key, string Text) : BodyChange;

    /// <summary>A known block is no longer in the body.</summary>
    public sealed record TakenOut(string Key) : BodyChange;

    /// <summary>A block that belongs to no segment, or to one that somebody else changed too.</summary>
    /// <param name="After">The segment it stands behind; null at the beginning.</param>
    /// <param name="Instead">The segment it may be meant for; null where none suggests itself.</param>
    public sealed record Added(Segment Block, string? After, string? Instead) : BodyChange;
}
