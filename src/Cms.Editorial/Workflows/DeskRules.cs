using System.Globalization;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Who may do what with a piece. Pure: every route asks here, so all of them say the same.</summary>
internal static class DeskRules
{
    /// <summary>The states in which people work on the text; a piece elsewhere has to be returned first.</summary>
    private static readonly string[] WritingStates = ["translation", "editing", "review"];

    /// <summary>Returns whether this actor may know of the piece and read it with its source and journal.</summary>
    public static bool MayRead(Actor actor, ContentItem item, string? holder) => MayRead(actor, item.ContentType, item.Owner, holder);

    /// <inheritdoc cref="MayRead(Actor, ContentItem, string?)"/>
    public static bool MayRead(Actor actor, string contentType, string? owner, string? holder) =>
        actor.AccountId is not null && (actor.AccountId == holder || actor.MayView(contentType, owner));

    /// <summary>Returns what keeps this actor from the task the piece waits at, or null.</summary>
    public static Problem? AgainstActing(Piece piece, Actor actor) => AgainstActing(piece.Facts, actor);

    /// <inheritdoc cref="AgainstActing(Piece, Actor)"/>
    public static Problem? AgainstActing(PieceFacts piece, Actor actor)
    {
        if (AgainstRole(piece, actor) is { } role)
            return role;

        var task = piece.Task!;
        if (task.Claimable && piece.Holder is { } holder && holder != actor.AccountId)
            return Problem.Forbidden("not-yours", $"{piece.NameOf(holder)} has claimed this story.");

        if (task.Pair && piece.Pair is { } pair && !actor.MayTranslate(pair))
            return NotYourDirection(pair);

        if (task.Claimable && piece is { HasClaim: true, Holder: null })
            return Problem.Conflict("take-it-first", "Nobody has this piece at the moment: take it first, so that nobody else starts on it.");

        return AgainstOwnWork(task.NotBy, piece.Type, Acts.SincePublished(piece.Journal), piece.Holder, piece.People, actor);
    }

    /// <summary>Returns what keeps this person from having the piece for themselves, whoever has it now; or null.</summary>
    public static Problem? AgainstHaving(PieceFacts piece, Actor person)
    {
        if (!piece.HasClaim)
            return Problem.Invalid("not-claimed", "This article is not translated from a story here, so nobody claims it.");

        if (piece.Task is { Claimable: true } && AgainstRole(piece, person) is { } role)
            return role;

        return piece.Pair is { } pair && !person.MayTranslate(pair) ? NotYourDirection(pair) : null;
    }

    /// <summary>Whether a managing editor may set this refusal aside in an emergency, for a reason that everybody can read.</summary>
    public static bool IsOverridable(Problem? refusal, Actor actor) =>
        refusal?.Code is "own-work" or "not-your-direction" or "not-yours" or "take-it-first"
        && actor.AccountId is not null
        && actor.Can(Permissions.OverrideEditorialRules);

    private static Problem? AgainstRole(PieceFacts piece, Actor actor)
    {
        if (actor.AccountId is null)
            return NeedsAccount;

        if (piece.Fault is { } fault)
            return Problem.Conflict("workflow-faulted", $"The workflow of this piece broke at '{piece.At}': {fault} It has to be tried again.");

        if (piece.Task is not { } task)
            return Problem.Conflict("not-on-the-desk", $"This piece waits at '{piece.At}', which is nobody's task.");

        var isForRole = task.Roles.IsEmpty
            ? actor.MayEdit(piece.ContentType, piece.Owner)
            : actor.HasEverything || task.IsFor(actor.Roles);
        if (isForRole)
            return null;

        var who = task.Roles.IsEmpty ? "those who may edit the article" : string.Join(", ", task.Roles);
        return Problem.Forbidden("not-your-task", $"'{task.Title}' is for {who}.");
    }

    /// <summary>Returns what keeps this actor from saving targets, or null.</summary>
    public static Problem? AgainstWriting(Piece piece, Actor actor)
    {
        if (piece.Claim is null)
            return Problem.Invalid("no-source-text", "This article is not translated segment by segment; edit it as an item.");

        return AgainstOpening(piece) ?? AgainstActing(piece, actor);
    }

    /// <summary>Returns why nobody changes the text where the piece is now, or null.</summary>
    public static Problem? AgainstOpening(Piece piece) =>
        piece.Task is { } task && !task.Claimable && !WritingStates.Contains(piece.State)
            ? Problem.Conflict("not-now", $"In the state '{piece.State}' the text is closed. Return the piece to change it.")
            : null;

    public static Problem NotYourDirection(LanguagePair pair) => Problem.Forbidden(
        "not-your-direction", $"You have no right to translate from {pair.From} to {pair.To}.");

    public static Problem NeedsAccount { get; } =
        Problem.Forbidden("needs-account", "Work on the desk is done by people: sign in with an account.");

    public static Problem NoSuchArticle { get; } = Problem.NotFound("no-such-article", "This article does not exist.");

    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Returns what keeps this actor from a step that is for others than those who acted in <paramref name="states"/>.</summary>
    public static Problem? AgainstOwnWork(
        IEnumerable<string> states,
        WorkflowType type,
        IReadOnlyList<JournalEntry> journal,
        string? holder,
        IReadOnlyDictionary<string, Person> people,
        Actor actor)
    {
        foreach (var state in states)
        {
            var acted = Acts.AccountsIn([state], type, journal, holder);
            if (acted.Contains(actor.AccountId!))
                return OwnWork(state, "You");

            if (actor.Contributor is { } contributor
                && acted.Any(account => people.TryGetValue(account, out var person) && person.Contributor == contributor))
                return OwnWork(state, "An account with the same credit as yours");
        }

        return null;
    }

    private static Problem OwnWork(string state, string who) => Problem.Forbidden("own-work", state == "translation"
        ? $"{who} translated this version; another person has to approve it."
        : $"{who} worked on this version in '{state}'; another person has to take this step.");
}
