using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Checks;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>
/// Ends the task an article waits at, for example submits or approves it: puts the targets into a new version, moves the
/// workflow and runs what follows, publishing included. All of it happens, or nothing.
/// </summary>
public sealed class ActOnTask
{
    /// <summary>Longest comment, in UTF-16 code units.</summary>
    public const int MaxCommentLength = 5_000;

    /// <summary>The outcome that credits who took it.</summary>
    private const string Approve = "Approve";

    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly ItemWriter _writer;
    private readonly PieceChecks _checks;
    private readonly WorkflowRunner _runner;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ActOnTask(
        UnitOfWork work,
        ItemStore items,
        ClaimStore claims,
        DeskReader desk,
        PieceTextReader texts,
        ItemWriter writer,
        PieceChecks checks,
        WorkflowRunner runner,
        AuditTrail audit,
        TimeProvider time)
    {
        _work = work;
        _items = items;
        _claims = claims;
        _desk = desk;
        _texts = texts;
        _writer = writer;
        _checks = checks;
        _runner = runner;
        _audit = audit;
        _time = time;
    }

    /// <returns>Where the piece stands now, or <c>no-such-article</c>, <c>not-on-the-desk</c>, <c>needs-account</c>,
    /// <c>unknown-outcome</c>, <c>not-your-task</c>, <c>not-yours</c>, <c>not-your-direction</c>, <c>own-work</c>,
    /// <c>comment-required</c>, <c>reason-required</c>, <c>bad-comment</c>, <c>changed-meanwhile</c>, <c>untranslated</c> (a detail for each
    /// segment), <c>unlinked</c> (a detail for each text), <c>no-title</c>, <c>no-body</c>, <c>held-by-checks</c> (a detail for each
    /// finding), or what publishing was
    /// refused for.</returns>
    public async Task<Result<TaskDone>> RunAsync(TaskAction action, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(action.Article, cancellationToken) is not { } held)
            return await NotOnTheDeskAsync(action.Article, actor, cancellationToken);

        var piece = held.Piece;
        if (!DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var text = piece.Claim is not null ? await _texts.ReadAsync(piece.Latest, piece.Claim, cancellationToken) : null;
        if (Against(action, piece, text, actor) is { } problem)
            return problem;

        // A piece goes back with whatever is wrong with it, for a reason.
        if (!piece.Task!.CommentRequired.Contains(action.Outcome)
            && await _checks.AgainstMovingAsync(piece.Latest, text, cancellationToken) is { } findings)
            return findings;

        var written = await WriteAsync(action, piece, text, actor, cancellationToken);
        if (written.Problem is { } unwritten)
            return unwritten;

        var overridden = DeskRules.AgainstActing(piece, actor);
        if (overridden is not null)
        {
            _audit.Note(
                actor, AuditActions.RuleOverridden, overridden.Code, piece.Article, written.Value.Number, piece.State, action.Outcome, Reason(action));
        }

        var moved = await _runner.MoveAsync(
            held,
            action.Outcome,
            Comment(action),
            written.Value,
            actor,
            cancellationToken,
            overridden is null ? null : $"{Acts.OverrideMark}{overridden.Message} {Reason(action)}");
        if (moved is not MoveResult.Moved done)
            return ((MoveResult.Refused)moved).Problem;

        await transaction.CommitAsync(cancellationToken);
        return ToDone(piece, done);
    }

    private static Problem? Against(TaskAction action, Piece piece, PieceText? text, Actor actor)
    {
        if (IsElsewhere(action, piece))
        {
            return Problem.Conflict(
                "changed-meanwhile", $"This piece was moved meanwhile: it is in '{piece.State}' since {DeskRules.Moment(piece.SinceUtc)}.");
        }

        if (DeskRules.AgainstActing(piece, actor) is { } person && AgainstOverriding(action, person, actor) is { } refused)
            return refused;

        var task = piece.Task!;
        if (!task.Actions.Contains(action.Outcome))
        {
            return Problem.Invalid(
                "unknown-outcome", $"'{task.Title}' cannot end by '{action.Outcome}', only by {string.Join(", ", task.Actions)}.");
        }

        if (task.CommentRequired.Contains(action.Outcome) && Comment(action) is null)
            return Problem.Invalid("comment-required", $"'{action.Outcome}' needs a reason that the next person can work with.");

        if (Comment(action) is { } comment && (comment.Length > MaxCommentLength || comment.Contains('\0', StringComparison.Ordinal)))
            return Problem.Invalid("bad-comment", $"A comment has at most {MaxCommentLength:N0} characters, and U+0000 is none of them.");

        return AgainstStale(action, piece, text, actor)
            ?? (piece.Claim is not null && text is null
                ? Problem.Invalid("no-source-text", "The source revision of this article is not stored here.")
                : DeskActions.AgainstText(task, action.Outcome, piece.Latest.Content, text));
    }

    /// <summary>A rule stays in force unless somebody who may sets it aside, and says why.</summary>
    private static Problem? AgainstOverriding(TaskAction action, Problem rule, Actor actor)
    {
        if (action.Override is null || !DeskRules.IsOverridable(rule, actor))
            return rule;

        return Reason(action) switch
        {
            null => Problem.Invalid("reason-required", "An emergency override needs a reason that stands in the audit trail."),
            { Length: > MaxCommentLength } => Problem.Invalid("bad-comment", $"A reason has at most {MaxCommentLength:N0} characters."),
            var reason when reason.Contains('\0', StringComparison.Ordinal) => Problem.Invalid("bad-comment", "U+0000 is no part of a reason."),
            _ => null,
        };
    }

    /// <summary>Whether the person was looking at another task: said so, or names an outcome that only another one has.</summary>
    private static bool IsElsewhere(TaskAction action, Piece piece)
    {
        if (action.State is { } state && state != piece.State)
            return true;

        return piece.Task is { } task
            && !task.Actions.Contains(action.Outcome)
            && piece.Type.Activities.Select(UserTask.From).OfType<UserTask>().Any(other => other.Actions.Contains(action.Outcome));
    }

    private static Problem? AgainstStale(TaskAction action, Piece piece, PieceText? text, Actor actor)
    {
        if (action.Seen != piece.Latest.Number)
            return SaveProblems.Changed(piece.Latest, actor);

        if (text is null)
            return null;

        if (action.Saves is { } saves)
        {
            return saves == text.Saves
                ? null
                : Problem.Conflict("changed-meanwhile", "Segments were saved meanwhile. Load the article again and look at them.");
        }

        // Text that is in no version yet, by somebody else: this person may never have seen it.
        var saved = piece.Latest.Item.ModifiedUtc ?? default;
        var others = text.Targets.Where(target => target.UpdatedUtc > saved && target.AccountId != actor.AccountId).ToArray();
        return others.Length == 0 || PieceText.SameBody(text.WriteTo(piece.Latest.Content), piece.Latest.Content)
            && PieceText.SameTitle(text.WriteTo(piece.Latest.Content), piece.Latest.Content)
            ? null
            : Problem.Conflict(
                "changed-meanwhile",
                "Somebody else saved segments since this version. Load the article again and look at them.",
                others.Select(target => new ProblemDetail(target.Target.SegmentId, $"Saved on {DeskRules.Moment(target.UpdatedUtc)}.")));
    }

    /// <summary>Puts text and credit into a new version, if they differ from the latest one.</summary>
    private async Task<Result<ItemVersion>> WriteAsync(
        TaskAction action, Piece piece, PieceText? text, Actor actor, CancellationToken cancellationToken)
    {
        var latest = piece.Latest;
        var content = text?.WriteTo(latest.Content) ?? latest.Content;
        if (action.Outcome == Approve && actor.Contributor is { } contributor)
            content = ArticleDraft.Credit(content, piece.State == "review" ? "Reviewers" : "Editors", contributor);

        if (content.Equals(latest.Content))
            return latest;

        if (latest.Item.PublishedUtc is null && IsOfTitle(latest.Content) && !PieceText.SameTitle(content, latest.Content))
            content = content.With("", "AutoroutePart", "Path");

        var draft = new ItemDraft(latest.ContentItemId, latest.Item.ContentType, content, latest);
        using (_runner.Moving())
            return await _writer.SaveAsync(draft, actor, cancellationToken);
    }

    /// <summary>Whether the path was made from the title, so that it follows the title until it is public.</summary>
    private static bool IsOfTitle(ItemContent content)
    {
        var slug = Slug.Of(content.Text("TitlePart", "Title"));
        return slug.Length > 0
            && content.Text("AutoroutePart", "Path")?.Split('/')[^1] is { } last
            && (last == slug || (last.StartsWith(slug + "-", StringComparison.Ordinal) && last[(slug.Length + 1)..].All(char.IsAsciiDigit)));
    }

    private TaskDone ToDone(Piece piece, MoveResult.Moved done)
    {
        var state = done.At is { } at
            ? (piece with { Latest = done.Latest, At = at, SinceUtc = _time.GetUtcNow().UtcDateTime, Fault = done.Run.FaultMessage }).ToState()
            : null;
        return new TaskDone(
            done.Latest, state, done.Published, done.Run.Status == RunStatus.Faulted ? done.Run.FaultMessage : null);
    }

    private async Task<Problem> NotOnTheDeskAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var claim = await _claims.FindByArticleAsync(article, cancellationToken);
        return await _items.FindLatestAsync(article, cancellationToken) is { } latest
            && DeskRules.MayRead(actor, latest.Item, claim?.AccountId)
            ? Problem.Conflict("not-on-the-desk", "This article waits at no task of an editorial workflow.")
            : DeskRules.NoSuchArticle;
    }

    private static string? Reason(TaskAction action) => string.IsNullOrWhiteSpace(action.Override) ? null : action.Override.Trim();

    private static string? Comment(TaskAction action) =>
        string.IsNullOrWhiteSpace(action.Comment) ? null : action.Comment.Trim();
}
