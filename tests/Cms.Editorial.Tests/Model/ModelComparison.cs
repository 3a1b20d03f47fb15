using Cms.Data.Items;
using Cms.Editorial.Audit;
using Cms.Editorial.Schedules;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;

namespace Cms.Editorial.Tests.Model;

/// <summary>Holds what the product shows against the model, and against what must be so whatever anybody does.</summary>
internal sealed class ModelComparison(DeskFixture desk)
{
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);

    /// <summary>What the product shows of a piece, and whether the invariants hold for it.</summary>
    public async Task<Workspace?> PieceAsync(PieceModel piece)
    {
        var versions = await desk.RunAsync((ItemStore store) => store.ListVersionsAsync(piece.Id, default));
        Check(versions.Count(v => v.Item.Latest) == (piece.IsGone ? 0 : 1), $"{piece} has {versions.Count(v => v.Item.Latest)} latest versions");
        Check(versions.Count(v => v.Item.Published) == (piece.IsPublic ? 1 : 0), $"{piece} has {versions.Count(v => v.Item.Published)} public versions");
        foreach (var version in versions)
        {
            var id = version.Item.ContentItemVersionId!.Value.Value;
            Check(_versions.TryAdd(id, version.Content.Json) || _versions[id] == version.Content.Json, $"version {version.Number} of {piece} was rewritten");
        }

        if (piece.IsGone)
            return null;

        Check(versions[0].Item.Published != piece.HasDraft, $"{piece} {(piece.HasDraft ? "has no draft" : "has a draft")}");
        var workspace = await desk.LookAsync(piece.Id, desk.Admin);
        Check(workspace.State?.State == piece.State, $"{piece} waits at '{workspace.State?.State}'");
        Check(workspace.State?.Fault is null, $"{piece} is faulted: {workspace.State?.Fault}");
        var waiting = DeskFixture.Value(await desk.RunAsync((ListSchedules list) => list.RunAsync(piece.Id, desk.Admin, default)));
        Check(
            piece.Schedule is { } schedule ? waiting.Length == 1 && waiting[0].DueUtc == schedule.Due : waiting.IsEmpty,
            $"{piece} is scheduled {waiting.Length} times");
        return workspace;
    }

    /// <returns>Null when the audit trail holds, and tells of each publication.</returns>
    public async Task<string?> TrailAsync(IEnumerable<PieceModel> pieces)
    {
        var proof = DeskFixture.Value(await desk.RunAsync((VerifyAuditTrail verify) => verify.RunAsync(null, desk.Admin, default)));
        if (proof.BrokenAt is { } broken)
            return $"The audit trail is broken at {broken}: {proof.Reason}";
        foreach (var piece in pieces)
        {
            var lines = DeskFixture.Value(await desk.RunAsync((ListAuditTrail list) => list.RunAsync(new AuditFilter(Item: piece.Id), null, desk.Admin, default))).Lines;
            var published = lines.Count(line => line.Action == AuditActions.ItemPublished);
            if (published != piece.Publications)
                return $"{piece} became public {piece.Publications} times; the audit trail says {published}.";
        }

        return null;
    }

    public static void Check(bool holds, string otherwise)
    {
        if (!holds)
            throw new DisagreementException(otherwise + ".");
    }
}

internal sealed class DisagreementException(string message) : Exception(message);
