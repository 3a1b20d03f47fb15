using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Takes a source story for one language: makes the draft article and puts it on the desk.</summary>
public sealed class ClaimStory
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly RunStore _runs;
    private readonly DeskStore _desk;
    private readonly SourceStories _stories;
    private readonly ItemWriter _writer;
    private readonly PassClaim _pass;
    private readonly ClaimGate _gate;
    private readonly CurrentDefinitions _definitions;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ClaimStory(
        UnitOfWork work,
        ItemStore items,
        ClaimStore claims,
        RunStore runs,
        DeskStore desk,
        SourceStories stories,
        ItemWriter writer,
        PassClaim pass,
        ClaimGate gate,
        CurrentDefinitions definitions,
        AuditTrail audit,
        TimeProvider time)
    {
        _work = work;
        _items = items;
        _claims = claims;
        _runs = runs;
        _desk = desk;
        _stories = stories;
        _writer = writer;
        _pass = pass;
        _gate = gate;
        _definitions = definitions;
        _audit = audit;
        _time = time;
    }

    /// <param name="culture">BCP 47, of the target.</param>
    /// <returns>The draft, or <c>no-such-story</c>, <c>not-a-story</c>, <c>no-source-text</c>, <c>bad-culture</c>,
    /// <c>same-language</c>, <c>needs-account</c>, <c>not-your-direction</c>, <c>already-claimed</c> (says who has it and since
    /// when), <c>translation-exists</c>, <c>no-article-type</c>, <c>no-workflow</c>.</returns>
    public async Task<Result<ClaimedArticle>> RunAsync(
        ItemId story, string culture, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        if (Culture.Canonical(culture) is not { } target)
            return Problem.Invalid("bad-culture", $"'{culture}' is not a language tag such as en, ar or pt-BR.");

        var definitions = await _definitions.GetAsync(cancellationToken);
        if (ArticleDraft.TypeIn(definitions) is not { } type)
        {
            return Problem.Invalid(
                "no-article-type", "No content type has a SourcePart and a TranslatorPart: run the newsroom's recipe first.");
        }

        using var turn = await _gate.EnterAsync(story, cancellationToken);
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(story, cancellationToken) is not { } source)
            return Problem.NotFound("no-such-story", "This story does not exist.");

        if (definitions.Type(source.Item.ContentType)?.Has(SourceStories.Part) != true)
            return Problem.Invalid("not-a-story", $"'{source.Item.DisplayText}' is no source story.");

        // The first write: whoever comes second waits here for the first one, and then sees who has it.
        var claim = new Claim(story, target, ItemId.New(), account, _time.GetUtcNow().UtcDateTime);
        var claimed = await _claims.ClaimAsync(claim, cancellationToken);
        if (claimed is ClaimResult.Held { By: var by })
            return await HeldAsync(by, source, target, actor, transaction, cancellationToken);

        if (await _stories.FreezeAsync(story, source.Content, cancellationToken) is not { } revision)
            return Problem.Invalid("no-source-text", "This story has no text or no language yet, so there is nothing to translate.");

        if (Against(revision.Language, target, actor) is { } refused)
            return refused;

        if ((await _desk.ListTranslatedAsync([story], cancellationToken)).Contains((story, target.ToLowerInvariant())))
            return Problem.Conflict("translation-exists", $"This story has an article in '{target}' already.");

        var set = await LocalizationSetAsync(story, cancellationToken);
        var content = ArticleDraft.Content(type, definitions, source, revision, target, set, actor.Contributor);
        var draft = new ItemDraft(claim.Article, type.Name, content, null) { DisplayText = revision.Title };
        var saved = await _writer.SaveAsync(draft, actor, cancellationToken);
        if (saved.Problem is { } problem)
            return problem;

        // The event of its creation has put it on the desk.
        if (await _runs.FindEditorialAsync(claim.Article, cancellationToken) is null)
            return Problem.Invalid("no-workflow", $"No enabled editorial workflow begins with a new '{type.Name}'.");

        var pair = Piece.PairOf(revision.Language, target);
        _audit.Note(actor, AuditActions.StoryClaimed, pair.ToString(), claim.Article, saved.Value.Number);
        await transaction.CommitAsync(cancellationToken);
        return new ClaimedArticle(claim.Article, story, target, saved.Value.Number);
    }

    private static Problem? Against(string language, string target, Actor actor)
    {
        if (string.Equals(language, target, StringComparison.OrdinalIgnoreCase))
            return Problem.Invalid("same-language", $"The story is in '{language}' already.");

        var pair = Piece.PairOf(language, target);
        return actor.MayTranslate(pair) ? null : DeskRules.NotYourDirection(pair);
    }

    /// <summary>Nothing was written, and nothing is locked: however many come at once, each is told at once.</summary>
    private async Task<Result<ClaimedArticle>> HeldAsync(
        Claim by, ItemVersion source, string target, Actor actor, Transaction transaction, CancellationToken cancellationToken)
    {
        if (Against(source.Content.Text(SourceStories.Part, "Language", "Text") ?? "", target, actor) is { } refused)
            return refused;

        return by.AccountId is null
            ? await TakeAsync(by, actor, transaction, cancellationToken)
            : await AlreadyClaimedAsync(by, actor.AccountId!, cancellationToken);
    }

    /// <summary>Somebody began it and gave it back, or let their claim run out: it is taken as it stands.</summary>
    private async Task<Result<ClaimedArticle>> TakeAsync(
        Claim free, Actor actor, Transaction transaction, CancellationToken cancellationToken)
    {
        var taken = await _pass.RunAsync(new PassInput(free.Article, actor.AccountId, null), actor, cancellationToken);
        if (taken.Problem is { } problem)
        {
            return problem.Code is "changed-meanwhile" or "already-theirs" or "not-yours" or "comment-required"
                && await _claims.FindAsync(free.Story, free.Culture, cancellationToken) is { } now
                ? await AlreadyClaimedAsync(now, actor.AccountId!, cancellationToken)
                : problem;
        }

        await transaction.CommitAsync(cancellationToken);
        return new ClaimedArticle(free.Article, free.Story, free.Culture, taken.Value.Number);
    }

    private async Task<Problem> AlreadyClaimedAsync(Claim claim, string account, CancellationToken cancellationToken)
    {
        if (claim.AccountId is not { } holder)
            return Problem.Conflict("already-claimed", $"This story has an article in '{claim.Culture}' already, and nobody holds it.");

        var people = await _desk.FindPeopleAsync([holder], cancellationToken);
        var name = holder == account ? "You" : people.GetValueOrDefault(holder)?.Name ?? "Somebody";
        return Problem.Conflict("already-claimed", $"{name} claimed this story on {DeskRules.Moment(claim.ClaimedUtc)}.");
    }

    /// <summary>That of an article which translates the story already, else the story's own.</summary>
    private async Task<string> LocalizationSetAsync(ItemId story, CancellationToken cancellationToken)
    {
        var translations = await _items.QueryAsync(
            new ItemQuery
            {
                Status = VersionStatus.Latest,
                Where = new ItemFilter.RefersToItem("SourcePart", "SourceStory", [story.Value]),
                OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.CreatedUtc))],
                Take = 20,
            },
            cancellationToken);
        return translations
            .Select(article => article.Content.Text("LocalizationPart", "LocalizationSet"))
            .FirstOrDefault(set => !string.IsNullOrEmpty(set))
            ?? ArticleDraft.LocalizationSetOf(story);
    }
}
