using System.Collections.Immutable;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Transfer;

/// <param name="StopOnError">End at the first bad line; finished batches stay.</param>
public sealed record ImportOptions(bool StopOnError = false);

/// <param name="Lines">Read so far, blank ones not counted.</param>
/// <param name="PerSecond">Lines a second since the start.</param>
public sealed record ImportProgress(long Lines, long Added, long Unchanged, long Refused, double PerSecond);

/// <param name="Number">Of the line in the file, from 1.</param>
public sealed record RefusedLine(long Number, string Reason);

/// <param name="Refused">The first 1,000 of them; <see cref="ImportProgress.Refused"/> counts all.</param>
/// <param name="Stopped">Ended early because of <see cref="ImportOptions.StopOnError"/>.</param>
public sealed record ImportReport(ImportProgress Totals, ImmutableArray<RefusedLine> Refused, bool Stopped, TimeSpan Took);

/// <summary>Takes in content items, one JSON object a line, as <see cref="ExportContent"/> writes them. Importing a file twice
/// changes nothing; a file that was interrupted is imported again.</summary>
public sealed class ImportContent
{
    /// <param name="stream">UTF-8; read once, in bounded memory.</param>
    /// <returns>The report, also when lines were refused; or <c>may-not-import</c>.</returns>
    public Task<Result<ImportReport>> RunAsync(
        Stream stream,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        Actor actor,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
