using System.Collections.Immutable;
using Cms.Data.Workflows;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>Who did what to a piece, read from its journal: the memory behind the rule of other eyes.</summary>
internal static class Acts
{
    /// <summary>Journal name of "saved targets here": written once for each account and stay in a state.</summary>
    public const string SegmentsSaved = "SegmentsSaved";

    /// <summary>Journal name of "changed the text in the item editor".</summary>
    public const string TextChanged = "TextChanged";

    /// <summary>Journal name of "changed hands"; the entry's note is the account that has it now, or that lost it.</summary>
    public const string ClaimPassed = "ClaimPassed";

    /// <summary>Journal name of "got another priority or day".</summary>
    public const string Planned = "Planned";

    /// <summary>Begins the note of a step that somebody took against the rules, with their reason.</summary>
    public const string OverrideMark = "Emergency override: ";

    /// <summary>Outcome of a step that broke the run.</summary>
    public const string Faulted = "Faulted";

    /// <summary>Outcome of a step that waits: for other branches, or for the world's answer.</summary>
    public const string Waiting = "Waiting";

    /// <summary>
    /// Returns the accounts that acted in one of <paramref name="states"/>: by a move out of that state, by writing there, or by bringing the piece there in the first place. The holder of the claim is among them
    /// when one of the states is where claimed pieces are worked on, whatever the journal says.
    /// </summary>
    public static ImmutableHashSet<string> AccountsIn(
        IReadOnlyCollection<string> states, WorkflowType type, IEnumerable<JournalEntry> journal, string? holder)
    {
        var accounts = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry is { AccountId: { } account, Name: not (ClaimPassed or Planned) } && (entry.FromState ?? entry.ToState) is { } state && states.Contains(state))
                accounts.Add(account);
        }

        if (holder is not null && ClaimedStates(type).Any(states.Contains))
            accounts.Add(holder);

        return accounts.ToImmutable();
    }

    /// <summary>The account that a change of hands concerns, beside the one who did it; null for every other entry.</summary>
    public static string? WhomOf(JournalEntry entry) => entry.Name == ClaimPassed ? entry.Note : null;

    /// <summary>Returns whether this account has written in this state since the piece came there.</summary>
    public static bool HasWritten(IReadOnlyList<JournalEntry> journal, string accountId, string state) => journal
        .Reverse()
        .TakeWhile(entry => entry.FromState == entry.ToState)
        .Any(entry => entry.Name == SegmentsSaved && entry.AccountId == accountId && entry.ToState == state);

    /// <summary>When the piece came to where it stands; null without a journal.</summary>
    public static DateTime? ArrivedUtc(IReadOnlyList<JournalEntry> journal) =>
        journal.LastOrDefault(entry => entry.FromState != entry.ToState)?.AtUtc;

    /// <summary>What was done on the version that is to be published next.</summary>
    public static IReadOnlyList<JournalEntry> SincePublished(IEnumerable<JournalEntry> journal)
    {
        var since = new List<JournalEntry>();
        foreach (var entry in journal)
        {
            if (entry is { Name: ActivityKinds.PublishContent, Outcome: "Published" })
                since.Clear();
            else
                since.Add(entry);
        }

        return since;
    }

    private static IEnumerable<string> ClaimedStates(WorkflowType type) => type.Activities
        .Select(UserTask.From)
        .OfType<UserTask>()
        .Where(task => task is { Claimable: true, State: not null })
        .Select(task => task.State!);
}
