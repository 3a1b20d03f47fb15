using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Tests.Model;

/// <summary>What a newsroom should be like after each step, in the fewest words: no store, no workflow, no clock of its own.
/// It shares no code with the product.</summary>
internal sealed class ReferenceModel
{
    private static readonly string[] Writing = ["translation", "editing", "review"];

    public List<StoryModel> Stories { get; } = [];

    public List<PieceModel> Pieces { get; } = [];

    /// <summary>Two accounts with one credit are one person.</summary>
    public static string PersonOf(Actor actor) => actor.Contributor?.Value ?? actor.AccountId!;

    public static bool IsEditor(Actor actor) => actor.HasEverything || actor.Roles.Contains("Editor");

    public static bool Translates(Actor actor, string culture) =>
        actor.HasEverything || actor.Name is not "ben" ? culture == "en" || actor.HasEverything : culture is "en" or "fr";

    public bool MayClaim(StoryModel story, string culture, Actor actor) =>
        !story.IsGone && Translates(actor, culture) && !Pieces.Any(piece => piece.Story == story && piece.Culture == culture);

    public static bool MayWrite(PieceModel piece, Actor actor) => piece.State switch
    {
        "translation" => IsHolder(piece, actor) && Translates(actor, piece.Culture),
        not null when Writing.Contains(piece.State) => IsEditor(actor) && !HasTranslated(piece, actor, piece.ActsSincePublished),
        _ => false,
    };

    public static bool MayAct(PieceModel piece, string outcome, Actor actor, bool isEmbargoed) => (piece.State, outcome) switch
    {
        ("translation", "Submit") => IsHolder(piece, actor) && Translates(actor, piece.Culture) && piece.IsTranslated,
        ("editing", "Approve" or "Return" or "Send for review") or ("review", "Approve" or "Return") or ("ready", "Return") =>
            IsEditor(actor) && !HasTranslated(piece, actor, piece.ActsSincePublished),
        ("ready", "Publish") =>
            IsEditor(actor) && !HasTranslated(piece, actor, piece.ActsSincePublished) && piece.IsFilledIn && HasDisclaimer(piece) && !isEmbargoed,
        _ => false,
    };

    public static string? After(string state, string outcome) => (state, outcome) switch
    {
        ("translation", "Submit") => "editing",
        ("editing", "Approve") or ("review", "Approve") => "ready",
        ("editing", "Send for review") => "review",
        ("editing", "Return") => "translation",
        ("review", "Return") or ("ready", "Return") => "editing",
        ("ready", "Publish") => null,
        _ => throw new ArgumentException($"{outcome} from {state}", nameof(outcome)),
    };

    /// <summary>Off the desk; of what was published before.</summary>
    public static bool MayPublishAgain(PieceModel piece, Actor actor, bool isEmbargoed) =>
        piece.State is null && IsEditor(actor) && !HasTranslated(piece, actor, piece.Acts) && HasDisclaimer(piece) && !isEmbargoed;

    public static bool MaySchedule(PieceModel piece, Actor actor, DateTime due, DateTime now, DateTime? embargo) =>
        piece.Schedule is null
        && due > now
        && !(embargo > now && due < embargo)
        && (piece.State == "ready"
            ? IsEditor(actor) && !HasTranslated(piece, actor, piece.ActsSincePublished) && piece.IsFilledIn
            : MayPublishAgain(piece, actor, isEmbargoed: false));

    /// <summary>The newsroom has written its disclaimers in English only.</summary>
    private static bool HasDisclaimer(PieceModel piece) => piece.Culture == "en";

    public static bool HasTranslated(PieceModel piece, Actor actor, IEnumerable<ActModel> acts) =>
        IsHolder(piece, actor)
        || piece.HolderPerson == PersonOf(actor)
        || acts.Any(act => act.State == "translation" && act.Person == PersonOf(actor));

    private static bool IsHolder(PieceModel piece, Actor actor) => piece.Holder == actor.AccountId;
}

internal sealed class StoryModel(ItemId id)
{
    public ItemId Id => id;

    public DateTime? Embargo { get; set; }

    public bool IsGone { get; set; }

    public DateTime? EmbargoAt(DateTime now) => Embargo > now ? Embargo : null;

    public override string ToString() => $"story {Id.Value[..6]}";
}

internal sealed record ActModel(string State, string Person);

internal sealed record ScheduleModel(DateTime Due, Actor By);

internal sealed class PieceModel(ItemId id, StoryModel story, string culture, Actor holder)
{
    public ItemId Id => id;

    public StoryModel Story => story;

    public string Culture => culture;

    public string Holder { get; } = holder.AccountId!;

    public string HolderPerson { get; } = ReferenceModel.PersonOf(holder);

    /// <summary>Null off the desk.</summary>
    public string? State { get; set; } = "translation";

    public bool IsTranslated { get; set; }

    public bool IsFilledIn { get; set; }

    public bool IsPublic { get; set; }

    public bool HasDraft { get; set; } = true;

    public bool IsGone { get; set; }

    public int Publications { get; set; }

    public List<ActModel> Acts { get; } = [];

    public List<ActModel> ActsSincePublished { get; } = [];

    public ScheduleModel? Schedule { get; set; }

    public void Note(string state, Actor actor)
    {
        var act = new ActModel(state, ReferenceModel.PersonOf(actor));
        Acts.Add(act);
        ActsSincePublished.Add(act);
    }

    public void BecomePublic()
    {
        (State, IsPublic, HasDraft, Schedule) = (null, true, false, null);
        Publications++;
        ActsSincePublished.Clear();
    }

    public override string ToString() => $"piece {Id.Value[..6]} ({State ?? (IsGone ? "gone" : IsPublic ? "public" : "withdrawn")})";
}
