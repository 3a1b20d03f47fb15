using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>What comments and suggestions have in common: whoever may read a piece on the desk may suggest another wording for its segments.</summary>
internal static class ReviewRules
{
    private const int MaxIdLength = 40;

    public static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static async Task<(Piece? Piece, PieceText? Text, Problem? Problem)> FindAsync(
        DeskReader desk, PieceTextReader texts, ItemId article, string segmentId, Actor actor, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(article, cancellationToken) is not { Piece: var piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return (null, null, DeskRules.NoSuchArticle);

        var text = piece.Claim is { } claim ? await texts.ReadAsync(piece.Latest, claim, cancellationToken) : null;
        return text?.Segments.Any(segment => segment.Id == segmentId) == true
            ? (piece, text, null)
            : (null, null, Problem.Invalid("no-such-segment", "The article has no such segment."));
    }
}
