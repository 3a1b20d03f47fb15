using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Reads one piece with all that decides who may do what; lists of them come from <see cref="OpenDesk"/>.</summary>
internal sealed class DeskReader(
    DeskStore desk,
    RunStore runs,
    ItemStore items,
    ClaimStore claims,
    OpenPieceStore plans,
    WorkflowTypeStore typeStore,
    WorkflowTypes types)
{
    /// <summary>Returns the piece, or null when the article waits in no editorial workflow.</summary>
    public async Task<HeldPiece?> FindAsync(ItemId article, CancellationToken cancellationToken) =>
        await runs.FindEditorialAsync(article, cancellationToken) is { } run
            ? await ReadAsync(article, run, cancellationToken)
            : null;

    /// <summary>As <see cref="FindAsync"/>, and nobody else moves or holds it until the transaction ends.</summary>
    public async Task<HeldPiece?> HoldAsync(ItemId article, CancellationToken cancellationToken) =>
        await desk.HoldAsync(article, cancellationToken) is { } run
            ? await ReadAsync(article, run, cancellationToken)
            : null;

    /// <summary>The accounts that a journal and a claim name.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> PeopleAsync(
        IEnumerable<JournalEntry> journal,
        IEnumerable<Claim?> ofClaims,
        CancellationToken cancellationToken,
        params IEnumerable<string> others)
    {
        var ids = journal.SelectMany(entry => new[] { entry.AccountId, Acts.WhomOf(entry) })
            .Concat(ofClaims.Select(claim => claim?.AccountId))
            .Concat(others)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0
            ? new Dictionary<string, Person>()
            : await desk.FindPeopleAsync(ids, cancellationToken);
    }

    private async Task<HeldPiece?> ReadAsync(ItemId article, StoredRun run, CancellationToken cancellationToken)
    {
        if (run.At is null || await items.FindLatestAsync(article, cancellationToken) is not { } latest)
            return null;

        var type = await types.GetAsync(typeStore, run.Run.WorkflowTypeId, run.Run.TypeVersion, cancellationToken);
        var journal = await runs.ListJournalAsync(article, cancellationToken);
        var claim = await claims.FindByArticleAsync(article, cancellationToken);
        var people = await PeopleAsync(journal, [claim], cancellationToken);
        var since = Acts.ArrivedUtc(journal) ?? latest.Item.ModifiedUtc ?? default;
        var piece = new Piece(latest, type, run.At, since, claim, LanguageOf(latest), journal, people)
        {
            Fault = run.Run.FaultMessage,
            Plan = await plans.FindPlanAsync(article, cancellationToken),
        };
        return new HeldPiece(piece, run);
    }

    private static string? LanguageOf(ItemVersion article) =>
        article.Content.Text("SourcePart", "OriginalLanguage", "Text") is { Length: > 0 } language ? language : null;
}

/// <summary>A piece with its run as stored: what a move is based on.</summary>
internal sealed record HeldPiece(Piece Piece, StoredRun Run);
