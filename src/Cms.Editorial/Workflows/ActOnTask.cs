using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>
/// Ends the task an article waits at, for example submits or approves it: puts the targets into a new version, moves the
/// workflow and runs what follows, publishing included. All of it happens, or nothing.
/// </summary>
public sealed class ActOnTask
{
    /// <summary>Longest comment, in UTF-16 code units.</summary>
    public const int MaxCommentLength = 5_000;

    /// <returns>Where the piece stands now, or <c>no-such-article</c>, <c>not-on-the-desk</c>, <c>needs-account</c>,
    /// <c>unknown-outcome</c>, <c>not-your-task</c>, <c>not-yours</c>, <c>not-your-direction</c>, <c>own-work</c>,
    /// <c>comment-required</c>, <c>bad-comment</c>, <c>changed-meanwhile</c>, <c>untranslated</c> (a detail for each
    /// segment), <c>no-title</c>, <c>no-body</c>, or what publishing was refused for.</returns>
    public Task<Result<TaskDone>> RunAsync(TaskAction action, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
