using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Transfer;

/// <param name="StopOnError">End at the first bad line; what stands before it is taken.</param>
/// <param name="Name">Of the file, for the audit trail.</param>
public sealed record ImportOptions(bool StopOnError = false, string? Name = null);

/// <param name="Lines">Done so far, blank ones not counted.</param>
/// <param name="PerSecond">Lines a second since the start.</param>
public sealed record ImportProgress(long Lines, long Added, long Unchanged, long Refused, double PerSecond);

/// <param name="Number">Of the line in the file, from 1.</param>
public sealed record RefusedLine(long Number, string Reason);

/// <param name="Refused">The first 1,000 of them; <see cref="ImportProgress.Refused"/> counts all.</param>
/// <param name="Stopped">Ended early because of <see cref="ImportOptions.StopOnError"/>.</param>
public sealed record ImportReport(ImportProgress Totals, ImmutableArray<RefusedLine> Refused, bool Stopped, TimeSpan Took)
{
    /// <summary>New source stories that are much like another one; they were taken. The first 1,000 of them.</summary>
    public ImmutableArray<AlikeLine> Alike { get; init; } = [];
}

/// <summary>A line with a source story that is much like one in the house.</summary>
/// <param name="Number">Of the line in the file, from 1.</param>
/// <param name="Title">Of the story in the house.</param>
public sealed record AlikeLine(long Number, ItemId Story, string Title);
