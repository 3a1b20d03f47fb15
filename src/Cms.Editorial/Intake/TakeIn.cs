using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>Takes a text file or page in as a draft.</summary>
public sealed class TakeIn
{
    private readonly UnitOfWork _work;
    private readonly IntakeKnowledge _knowledge;
    private readonly CurrentDefinitions _definitions;
    private readonly SourceIntake _sources;
    private readonly ArticleIntake _articles;
    private readonly SaveDraft _save;
    private readonly SourceRevisionStore _revisions;

    internal TakeIn(
        UnitOfWork work,
        IntakeKnowledge knowledge,
        CurrentDefinitions definitions,
        SourceIntake sources,
        ArticleIntake articles,
        SaveDraft save,
        SourceRevisionStore revisions) =>
        (_work, _knowledge, _definitions, _sources, _articles, _save, _revisions)
        = (work, knowledge, definitions, sources, articles, save, revisions);

    /// <returns>The report; or <c>may-not-edit</c>, the codes of <see cref="IntakeText"/>, <c>no-text</c>, <c>no-language</c>,
    /// <c>bad-language</c>, <c>bad-url</c>, <c>no-such-outlet</c>, <c>already-taken-in</c>,
    /// <c>near-duplicate</c>.</returns>
    public async Task<Result<IntakeReport>> RunAsync(IntakeInput input, Actor actor, CancellationToken cancellationToken)
    {
        var read = IntakeText.Read(input.Bytes.Span, input.FileName);
        if (read is not IntakeResult.Accepted text)
            return Refusal(read);
        if (input.Language is not null && !CultureForm.IsWellFormed(input.Language))
            return Problem.Invalid("bad-language", $"'{input.Language}' is not a language tag such as en, ar or pt-BR.");

        // What is read before the text is saved is read in the same transaction, so that a text is not taken in twice.
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var known = await _knowledge.LoadAsync(cancellationToken);
        if (input.Outlet is not null && known.OutletNamed(input.Outlet) is null)
        {
            var names = string.Join(", ", known.Outlets.Select(IntakeKnowledge.Known.NameOf).Order(StringComparer.Ordinal).Take(20));
            return Problem.Invalid("no-such-outlet", $"There is no outlet '{input.Outlet}'. Outlets are: {(names.Length == 0 ? "none yet" : names)}.");
        }

        var (isArticle, reason) = Recognise(input, text, known);
        var definitions = await _definitions.GetAsync(cancellationToken);
        var draft = isArticle
            ? await _articles.ReadAsync(text, input, known, definitions, cancellationToken)
            : _sources.Read(text, input, known, definitions);
        if (!draft.Succeeded)
            return draft.Problem;

        var saved = await _save.RunAsync(
            new SaveDraftInput(null, draft.Value.ContentType, draft.Value.Content, 0) { RefuseAlike = !input.EvenIfAlike }, actor, cancellationToken);
        if (!saved.Succeeded)
            return saved.Problem;

        var revision = isArticle ? null : await _revisions.FindCurrentAsync(saved.Value.ContentItemId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new IntakeReport(
            saved.Value, draft.Value.ContentType, reason, revision?.Segments.Length ?? 0, draft.Value.Notes, [.. draft.Value.Lines]);
    }

    private static (bool IsArticle, string Reason) Recognise(IntakeInput input, IntakeResult.Accepted text, IntakeKnowledge.Known known)
    {
        if (input.As != IntakeAs.Recognise)
            return (input.As == IntakeAs.Article, "You said so.");
        return ArticlePageReader.LooksLikeOurs(text.Text, known.Hints, text.IsHtml)
            ? (true, "The text bears a disclaimer of ours.")
            : (false, "The text bears no disclaimer of ours.");
    }

    private static Problem Refusal(IntakeResult result) =>
        result is IntakeResult.Refused refused
            ? Problem.Invalid(refused.Code, refused.Message)
            : throw new InvalidOperationException("A text is accepted or refused.");
}
