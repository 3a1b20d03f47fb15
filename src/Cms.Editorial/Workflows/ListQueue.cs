using System.Collections.Immutable;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>What is on the desk and in the basket of new stories, sorted for one person.</summary>
public sealed class ListQueue
{
    /// <summary>Longest of the lists, where the caller says no other length.</summary>
    public const int MaxListed = 200;

    private readonly OpenDesk _desk;
    private readonly UntakenStories _stories;

    internal ListQueue(OpenDesk desk, UntakenStories stories) => (_desk, _stories) = (desk, stories);

    /// <summary>Takes the same few statements whatever there is.</summary>
    /// <returns>The queue, or <c>needs-account</c>.</returns>
    public async Task<Result<DeskQueue>> RunAsync(Actor actor, CancellationToken cancellationToken, int most = MaxListed)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        var cards = await _desk.ReadAsync(actor, cancellationToken);
        OpenCard[] mine = [.. cards.Where(card => card.IsMine)];
        OpenCard[] waiting = [.. cards.Where(card => card.WaitsForMe)];
        OpenCard[] free = [.. cards.Where(card => card.IsFree)];
        OpenCard[] others = [.. cards.Where(card => card is { IsMine: false, WaitsForMe: false, IsFree: false })];
        var rest = await _desk.CompleteAsync(
            [.. mine.Take(most), .. waiting.Take(most), .. free.Take(most), .. others.Take(most)], cancellationToken);
        var (first, second, third, fourth) = (Next(mine), Next(waiting), Next(free), Next(others));
        return new DeskQueue(first, second, await _stories.ListAsync(actor, most, cancellationToken), fourth)
        {
            Free = third,
            Counts = new DeskCounts(
                mine.Length, waiting.Length, free.Length, others.Length, mine.Concat(waiting).Count(card => card.IsOverdue)),
        };

        ImmutableArray<DeskPiece> Next(OpenCard[] of)
        {
            var next = rest[..Math.Min(of.Length, most)];
            rest = rest[next.Length..];
            return next;
        }
    }
}
