using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>All that decides who may do what with a piece; without its text, so that thousands can be asked about at once.</summary>
/// <param name="At">Title of what it waits at.</param>
/// <param name="Fault">Why its workflow broke, else null.</param>
/// <param name="Task">Null when it waits at something that is no task for people, or broke.</param>
/// <param name="HasClaim">Whether it translates a story here.</param>
/// <param name="Holder">Account that holds the claim; null for nobody.</param>
/// <param name="Journal">Oldest first; of all who might be the one that asks.</param>
/// <param name="People">The accounts that claim and journal name.</param>
internal sealed record PieceFacts(
    string At,
    string? Fault,
    UserTask? Task,
    string ContentType,
    string? Owner,
    bool HasClaim,
    string? Holder,
    LanguagePair? Pair,
    WorkflowType Type,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyDictionary<string, Person> People)
{
    public string NameOf(string? accountId) =>
        accountId is not null && People.TryGetValue(accountId, out var person) ? person.Name : "Somebody";
}
