using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>An article that waits in an editorial workflow, with all that decides who may do what.</summary>
/// <param name="Claim">Null when its text is not made from segments.</param>
/// <param name="From">Language of the source; null if unknown.</param>
/// <param name="Journal">Oldest first.</param>
/// <param name="People">The accounts that claim and journal name.</param>
internal sealed record Piece(
    ItemVersion Latest,
    WorkflowType Type,
    WaitingAt At,
    DateTime SinceUtc,
    Claim? Claim,
    string? From,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyDictionary<string, Person> People)
{
    /// <summary>Why its workflow is faulted, else null.</summary>
    public string? Fault { get; init; }

    public PiecePlan Plan { get; init; } = PiecePlan.None;

    public PieceFacts Facts => new(
        At.Title, Fault, Task, Latest.Item.ContentType, Latest.Item.Owner, Claim is not null, Claim?.AccountId, Pair, Type, Journal, People);

    public ItemId Article => Latest.ContentItemId;

    public string State => At.State ?? At.Title;

    /// <summary>Null when it waits at something that is no task for people, as a timer.</summary>
    public UserTask? Task => Fault is not null ? null : UserTask.From(Type.Find(At.ActivityId));

    public string? To => Latest.Content.Text("LocalizationPart", "Culture") ?? Claim?.Culture;

    public LanguagePair? Pair => From is { } from && To is { } to ? PairOf(from, to) : null;

    public static LanguagePair PairOf(string from, string to) => new(from.ToLowerInvariant(), to.ToLowerInvariant());

    public string NameOf(string? accountId) =>
        accountId is not null && People.TryGetValue(accountId, out var person) ? person.Name : "Somebody";

    public DeskState ToState() => new(
        State,
        At.Title,
        SinceUtc,
        DueOf(Plan, Task, SinceUtc),
        Claim?.AccountId is { } holder ? NameOf(holder) : null,
        Claim?.AccountId)
    {
        Fault = Fault,
        Priority = Plan.Priority,
        ClaimExpires = Task is { Claimable: true } ? Claim?.ExpiresUtc : null,
    };

    /// <summary>The day somebody set, else the task's own limit.</summary>
    public static DateTime? DueOf(PiecePlan plan, UserTask? task, DateTime since) =>
        plan.DueUtc ?? (task?.DueHours is { } hours ? since.AddHours(hours) : null);
}
