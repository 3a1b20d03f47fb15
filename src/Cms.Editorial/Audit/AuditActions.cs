using System.Collections.Immutable;

namespace Cms.Editorial.Audit;

/// <summary>What the audit trail calls the things that happen: the kind of thing, a point, what was done.</summary>
public static class AuditActions
{
    public const string ItemSaved = "item.saved";
    public const string ItemPublished = "item.published";
    public const string ItemUnpublished = "item.unpublished";
    public const string ItemDeleted = "item.deleted";
    public const string ItemTakenDown = "item.taken-down";
    public const string NoticePublished = "item.notice-published";
    public const string DraftDiscarded = "item.draft-discarded";
    public const string VersionRestored = "item.version-restored";
    public const string TermAdded = "item.term-added";
    public const string ContentImported = "content.imported";
    public const string StoryClaimed = "piece.claimed";
    public const string PieceMoved = "piece.moved";
    public const string PieceNoted = "piece.changed";
    public const string TextLinked = "piece.text-linked";
    public const string SourceConfirmed = "piece.source-confirmed";
    public const string PieceAborted = "piece.aborted";
    public const string PiecePlanned = "piece.planned";
    public const string RuleOverridden = "piece.rule-overridden";
    public const string ClaimPassed = "piece.claim-passed";
    public const string ClaimExpired = "piece.claim-expired";
    public const string CommentAdded = "comment.added";
    public const string CommentEdited = "comment.edited";
    public const string CommentDeleted = "comment.deleted";
    public const string CommentResolved = "comment.resolved";
    public const string CommentReopened = "comment.reopened";
    public const string ItemFollowed = "account.followed-item";
    public const string ItemMuted = "account.muted-item";
    public const string DefinitionsChanged = "definitions.changed";
    public const string WorkflowSaved = "workflow.saved";
    public const string QueriesSaved = "settings.queries-saved";
    public const string TaskEnded = "workflow.task-ended";
    public const string RunRetried = "workflow.run-retried";
    public const string MessageRetried = "workflow.message-retried";
    public const string MediaUploaded = "media.uploaded";
    public const string RecipeStepRun = "recipe.step-run";
    public const string AccountAdded = "account.added";
    public const string AccountChanged = "account.changed";
    public const string PasswordReset = "account.password-reset";
    public const string PasswordChanged = "account.password-changed";
    public const string TokenCreated = "token.created";
    public const string TokenRevoked = "token.revoked";
    public const string RoleChanged = "role.changed";

    public const string NotificationsChosen = "account.notifications-chosen";

    public const string WebhookSaved = "webhook.saved";
    public const string WebhookSecretChanged = "webhook.secret-changed";
    public const string WebhookDeleted = "webhook.deleted";
    public const string WebhookReplayed = "webhook.replayed";
    public const string WebhookStopped = "webhook.stopped";

    public const string ScheduleSet = "schedule.set";
    public const string ScheduleCancelled = "schedule.cancelled";
    public const string ScheduleDone = "schedule.done";
    public const string ScheduleFailed = "schedule.failed";
    public const string EmbargoSet = "embargo.set";
    public const string EmbargoLifted = "embargo.lifted";

    /// <summary>The kinds, to filter by.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["item", "piece", "comment", "schedule", "embargo", "content", "media", "definitions", "workflow", "settings", "recipe", "account", "role", "token", "webhook"];
}
