using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Translations;

/// <summary>Saves targets as they are typed. Different segments merge; the same segment on a stale base conflicts.</summary>
public sealed class ApplySegments
{
    /// <summary>Longest target, in UTF-16 code units.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>Most operations in one call.</summary>
    public const int MaxOperations = 500;

    /// <returns>One outcome for each operation, in their order; or <c>no-such-article</c>, <c>no-source-text</c>,
    /// <c>needs-account</c>, <c>not-on-the-desk</c>, <c>not-yours</c>, <c>not-your-task</c>, <c>not-your-direction</c>,
    /// <c>not-now</c>, <c>too-many-operations</c>: then nothing was saved.</returns>
    public Task<Result<ImmutableArray<SegmentOutcome>>> RunAsync(
        ItemId article, IReadOnlyList<SegmentOperation> operations, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
