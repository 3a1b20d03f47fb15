using Cms.Editorial.Accounts;

namespace Cms.Editorial.Transfer;

public sealed record ExportReport(long Items, long Lines);

/// <summary>Writes content items, one JSON object a line: of each item its published version and, where it is another one, the
/// latest. In a stable order.</summary>
public sealed class ExportContent
{
    /// <returns>What was written, or <c>may-not-export</c>.</returns>
    public Task<Result<ExportReport>> RunAsync(Stream stream, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
