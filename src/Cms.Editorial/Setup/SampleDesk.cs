using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Setup;

/// <summary>Plays the sample pieces through the use cases of the desk, as the sample accounts.</summary>
internal sealed class SampleDesk(
    UnitOfWork work,
    ClaimStore claims,
    UserManager<CmsUser> users,
    ActorSource actors,
    ClaimStory claim,
    SaveDraft save,
    GetWorkspace workspace,
    ApplySegments apply,
    ActOnTask act)
{
    private const string Translator = "translator";

    private const string Editor = "editor";

    /// <summary>Brings one piece to where it waits, all of it or nothing. One that is claimed already stays as it is.</summary>
    /// <returns>Why it could not be, else null.</returns>
    internal async Task<Problem?> PlayAsync(SamplePiece piece, CancellationToken cancellationToken)
    {
        if (!ItemId.TryParse(piece.Story, out var story))
            return Problem.Invalid("bad-id", $"'{piece.Story}' is not an id.");
        if (await claims.FindAsync(story, piece.Culture, cancellationToken) is not null)
            return null;
        if (await ActorAsync(Translator, cancellationToken) is not { } translator || await ActorAsync(Editor, cancellationToken) is not { } editor)
            return Problem.NotFound("no-such-user", "The sample accounts are not there.");

        await using var transaction = await work.BeginAsync(cancellationToken);
        var claimed = await claim.RunAsync(story, piece.Culture, translator, cancellationToken);
        if (!claimed.Succeeded)
            return claimed.Problem;
        var article = claimed.Value.Article;
        var saved = await SaveFieldsAsync(article, piece, translator, cancellationToken);
        if (!saved.Succeeded)
            return saved.Problem;
        if (await TranslateAsync(article, piece, translator, cancellationToken) is { } problem)
            return problem;

        var number = saved.Value.Number;
        foreach (var (outcome, comment, actor) in Moves(piece, translator, editor))
        {
            var done = await act.RunAsync(new TaskAction(article, outcome, comment, number), actor, cancellationToken);
            if (!done.Succeeded)
                return done.Problem;
            number = done.Value.Version.Number;
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static IEnumerable<(string Outcome, string? Comment, Actor Actor)> Moves(SamplePiece piece, Actor translator, Actor editor)
    {
        if (piece.State == "translation" && piece.Returned is null)
            yield break;
        yield return ("Submit", null, translator);
        if (piece.Returned is not null)
            yield return ("Return", piece.Returned, editor);
        if (piece.State == "review")
            yield return ("Send for review", null, editor);
        if (piece.State == "ready")
            yield return ("Approve", null, editor);
    }

    private async Task<Actor?> ActorAsync(string name, CancellationToken cancellationToken) =>
        await users.FindByNameAsync(name) is { } user ? await actors.FromAccountAsync(user.Id, null, cancellationToken) : null;

    private async Task<Result<ItemVersion>> SaveFieldsAsync(
        ItemId article, SamplePiece piece, Actor translator, CancellationToken cancellationToken)
    {
        var found = await workspace.RunAsync(article, translator, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        var version = found.Value.Version;
        var content = version.Content
            .With(piece.Summary, version.Item.ContentType, "Summary", "Text")
            .With(piece.Kind, version.Item.ContentType, "Kind", "Text")
            .With(List(piece.Section is null ? [] : [piece.Section]), version.Item.ContentType, "Section", "TermContentItemIds")
            .With(List(piece.Keywords), version.Item.ContentType, "Keywords", "TermContentItemIds")
            .With(List(piece.ReadAlso), version.Item.ContentType, "ReadAlso", "ContentItemIds");
        return await save.RunAsync(
            new SaveDraftInput(article, version.Item.ContentType, content, version.Number), translator, cancellationToken);
    }

    private async Task<Problem?> TranslateAsync(ItemId article, SamplePiece piece, Actor translator, CancellationToken cancellationToken)
    {
        var found = await workspace.RunAsync(article, translator, cancellationToken);
        if (!found.Succeeded)
            return found.Problem;
        SegmentOperation[] operations =
        [
            .. found.Value.Segments.Where(s => s.IsTranslatable).OrderBy(s => s.Position).Zip(piece.Targets)
                .Where(p => p.Second is not null)
                .Select(p => new SegmentOperation(p.First.Id, 0, p.Second!, TargetState.Translated)),
        ];
        var applied = await apply.RunAsync(article, operations, translator, cancellationToken);
        if (!applied.Succeeded)
            return applied.Problem;
        return applied.Value.FirstOrDefault(o => o.Kind != SegmentOutcomeKind.Saved) is { } failed
            ? Problem.Invalid("bad-segment", failed.Reason ?? "A segment was not saved.")
            : null;
    }

    private static JsonArray List(string[]? ids) => new([.. (ids ?? []).Select(id => (JsonNode)id)]);
}
