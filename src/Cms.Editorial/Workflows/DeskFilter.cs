using System.Globalization;

namespace Cms.Editorial.Workflows;

/// <summary>Whose pieces are listed.</summary>
public enum DeskBasket
{
    All,

    /// <summary>What the person holds.</summary>
    Mine,

    /// <summary>What waits at a task that the person may take, and somebody else holds.</summary>
    Waiting,

    /// <summary>What nobody holds and the person could.</summary>
    Free,
}

public enum DeskOrder
{
    /// <summary>The longest waiting first.</summary>
    Waiting,

    /// <summary>The earliest due first, those without a day last.</summary>
    Due,

    /// <summary>The most urgent first, among them the longest waiting.</summary>
    Priority,

    Title,
}

/// <summary>Which pieces are listed; everything together, null for any.</summary>
/// <param name="From">Language of the source.</param>
/// <param name="Section">Id of a term.</param>
/// <param name="Outlet">Id of an item.</param>
/// <param name="Person">Account that holds the claim; empty for nobody.</param>
/// <param name="Priority">The least.</param>
/// <param name="Text">In either headline, without regard to case and marks.</param>
/// <param name="After">From an earlier page: what comes behind it.</param>
public sealed record DeskFilter(
    DeskBasket Basket = DeskBasket.All,
    string? State = null,
    string? Culture = null,
    string? From = null,
    string? Section = null,
    string? Outlet = null,
    string? Person = null,
    int? Priority = null,
    bool Overdue = false,
    bool Stale = false,
    string? Text = null,
    DeskOrder Order = DeskOrder.Waiting,
    string? After = null)
{
    internal bool Lets(OpenCard card)
    {
        var piece = card.Piece;
        return Basket switch
        {
            DeskBasket.Mine => card.IsMine,
            DeskBasket.Waiting => card.WaitsForMe,
            DeskBasket.Free => card.IsFree,
            _ => true,
        }
            && (State is null || card.State == State)
            && LetsAnyState(card)
            && (Priority is null || piece.Plan.Priority >= Priority);
    }

    /// <summary>As <see cref="Lets"/>, whatever the basket and the state: what the counts of states are of.</summary>
    internal bool LetsAnyState(OpenCard card)
    {
        var piece = card.Piece;
        return (Culture is null || string.Equals(piece.Culture, Culture, StringComparison.OrdinalIgnoreCase))
            && (From is null || string.Equals(piece.SourceLanguage, From, StringComparison.OrdinalIgnoreCase))
            && (Section is null || piece.Section == Section)
            && (Outlet is null || piece.Outlet == Outlet)
            && (Person is null || (piece.Claim?.AccountId ?? "") == Person)
            && (!Overdue || card.IsOverdue)
            && (!Stale || card.IsStale)
            && (Text is null || Has(card.Title, Text) || Has(piece.OriginalTitle, Text));
    }

    private static bool Has(string? title, string text) => title is not null && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        title, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
