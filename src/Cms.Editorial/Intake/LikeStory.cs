using System.Collections.Immutable;
using System.Globalization;
using Cms.Content.Items;

namespace Cms.Editorial.Intake;

/// <summary>A story in the house that is much like one coming in, as far as the person may know of it.</summary>
/// <param name="Likeness">How much the texts have in common, from 0 to 1.</param>
/// <param name="SameAddress">It comes from the same page, whatever its text is by now.</param>
/// <param name="SameText">Title and text are the same to the letter.</param>
/// <param name="TakenInUtc">Null where it does not say so.</param>
/// <param name="Work">Its translations that this person may see, by language.</param>
public sealed record LikeStory(
    ItemId Story,
    string Title,
    string? Outlet,
    double Likeness,
    bool SameAddress,
    bool SameText,
    DateTime? TakenInUtc,
    ImmutableArray<LikeStoryWork> Work)
{
    public int Percent => (int)Math.Floor(Likeness * 100);

    /// <summary>In one sentence, for those who have no screen.</summary>
    internal string InWords()
    {
        var how = SameText ? "the same text"
            : Percent == 0 ? "from the same address"
            : string.Create(CultureInfo.InvariantCulture, $"{Percent} % alike{(SameAddress ? ", from the same address" : "")}");
        var work = Work.IsEmpty ? "nobody translates it"
            : string.Join(", ", Work.Select(one => $"{one.Culture} {one.State}{(one.Holder is { } holder ? $" ({holder})" : "")}"));
        return $"'{Title}' ({Story}): {how}; {work}.";
    }
}

/// <summary>A translation of a story.</summary>
/// <param name="State">Of its workflow, for example <c>translation</c>; where it waits in none, <c>published</c> or <c>draft</c>.</param>
/// <param name="Holder">Who has it; null for nobody.</param>
public sealed record LikeStoryWork(ItemId Article, string Culture, string State, string? Holder);
