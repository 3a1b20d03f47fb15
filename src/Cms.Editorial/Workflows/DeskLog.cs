using System.Collections.Immutable;
using Cms.Data.Workflows;
using Cms.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Turns a journal into what people read.</summary>
internal sealed class DeskLog(DeskStore desk, WorkflowTypeStore typeStore, WorkflowTypes types)
{
    /// <param name="people">The accounts the journal names.</param>
    /// <returns>Oldest first.</returns>
    public async Task<ImmutableArray<DeskEntry>> ReadAsync(
        IReadOnlyList<JournalEntry> journal,
        IReadOnlyDictionary<string, Person> people,
        CancellationToken cancellationToken)
    {
        if (journal.Count == 0)
            return [];

        var runTypes = await desk.FindRunTypesAsync(
            [.. journal.Select(entry => entry.RunId).Distinct(StringComparer.Ordinal)], cancellationToken);
        var entries = ImmutableArray.CreateBuilder<DeskEntry>(journal.Count);
        foreach (var entry in journal)
        {
            var type = runTypes.TryGetValue(entry.RunId, out var runType)
                ? await types.GetAsync(typeStore, runType.WorkflowTypeId, runType.Version, cancellationToken)
                : null;
            entries.Add(new DeskEntry(
                entry.AtUtc,
                TitleOf(entry, type),
                entry.Outcome is Acts.Faulted or Acts.Waiting ? null : entry.Outcome,
                entry.FromState,
                entry.ToState,
                entry.AccountId is { } account ? people.GetValueOrDefault(account)?.Name ?? "Somebody" : null,
                entry.Comment,
                entry.ItemNumber)
            {
                Whom = Acts.WhomOf(entry) is { } whom ? people.GetValueOrDefault(whom)?.Name ?? "Somebody" : null,
                Override = entry.Note is { } note && note.StartsWith(Acts.OverrideMark, StringComparison.Ordinal)
                    ? note[Acts.OverrideMark.Length..]
                    : null,
            });
        }

        return entries.MoveToImmutable();
    }

    private static string TitleOf(JournalEntry entry, WorkflowType? type) => entry.Name switch
    {
        Acts.SegmentsSaved => "Segments saved",
        Acts.TextChanged => "Text changed",
        Acts.ClaimPassed => "Claim",
        Acts.Planned => "Priority and day",
        _ => type?.Find(entry.ActivityId)?.Label ?? entry.Name,
    };
}
