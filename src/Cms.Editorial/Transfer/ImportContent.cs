using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;

namespace Cms.Editorial.Transfer;

/// <summary>Takes in content items, one JSON object a line, as <see cref="ExportContent"/> writes them. Importing a file twice
/// changes nothing; a file that was interrupted is imported again.</summary>
public sealed class ImportContent
{
    /// <summary>Of one line, in bytes.</summary>
    public const int MaxLineBytes = 8 * 1024 * 1024;

    private const int BatchSize = 500;

    private const int MaxBatchBytes = 16 * 1024 * 1024;

    private const int MaxListed = 1000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly UnitOfWork _work;
    private readonly ItemImporter _importer;
    private readonly Embargoes _embargoes;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ImportContent(UnitOfWork work, ItemImporter importer, Embargoes embargoes, AuditTrail audit, TimeProvider time) =>
        (_work, _importer, _embargoes, _audit, _time) = (work, importer, embargoes, audit, time);

    /// <param name="stream">UTF-8; read in bounded memory, twice if it can be: embargoes are looked for first.</param>
    /// <returns>The report, also when lines were refused; or <c>may-not-import</c>.</returns>
    public async Task<Result<ImportReport>> RunAsync(
        Stream stream, ImportOptions options, IProgress<ImportProgress>? progress, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.Import))
            return Problem.Forbidden("may-not-import", "You may not import content.");

        var run = new Run(
            options, progress, actor, await EmbargoScan.ReadAsync(stream, _embargoes, MaxLineBytes, cancellationToken), _time);
        var lines = new LineReader(stream, MaxLineBytes);
        var batch = new List<(long Number, ContentItem Item)>(BatchSize);
        var bytes = 0;
        while (!run.HasStopped && await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (!line.IsTooLong && line.Bytes.Span.IndexOfAnyExcept(" \t"u8) < 0)
                continue;
            if (Read(line, out var reason) is { } item)
            {
                batch.Add((lines.Number, item));
                bytes += line.Bytes.Length;
            }
            else
            {
                // Under StopOnError what stands before the bad line is still taken.
                if (options.StopOnError)
                    await WriteAsync(batch, run, cancellationToken);
                run.Refuse(lines.Number, reason!);
            }

            if (batch.Count == BatchSize || bytes > MaxBatchBytes)
            {
                await WriteAsync(batch, run, cancellationToken);
                bytes = 0;
            }
        }

        if (!run.HasStopped)
            await WriteAsync(batch, run, cancellationToken);
        return run.ToReport();
    }

    private async Task WriteAsync(List<(long Number, ContentItem Item)> batch, Run run, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return;
        if (!run.HasStopped)
        {
            var taken = await TryWriteAsync(batch, run, cancellationToken);
            if (taken < batch.Count)
            {
                // The bad line and those after it are left out: once more, with the lines before it.
                await TryWriteAsync(batch[..taken], run, cancellationToken);
            }
        }

        batch.Clear();
        run.Report();
    }

    /// <returns>How many lines stand before the first bad one, when that ends the import: then nothing was written. Else all.</returns>
    private async Task<int> TryWriteAsync(List<(long Number, ContentItem Item)> batch, Run run, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return 0;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var outcomes = await _importer.ImportAsync([.. batch.Select(b => b.Item)], run.Embargoes, cancellationToken);
        var first = outcomes.Index().FirstOrDefault(o => o.Item is ImportOutcome.Refused, (-1, null!)).Index;
        if (first >= 0 && run.StopsOnError)
        {
            run.Refuse(batch[first].Number, ((ImportOutcome.Refused)outcomes[first]).Reason);
            return first;
        }

        if (!run.IsNoted && outcomes.Any(outcome => outcome is ImportOutcome.Added))
        {
            // With the first lines that are taken, so that there is no import without its entry, however it ends.
            _audit.Note(run.Actor, AuditActions.ContentImported, run.Name);
            run.IsNoted = true;
        }

        var alike = await _importer.FindAlikeAsync([.. batch.Select(b => b.Item)], outcomes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var (place, story) in alike)
            run.PointOut(batch[place].Number, story);
        foreach (var (i, outcome) in outcomes.Index())
            run.Count(batch[i].Number, outcome);
        return batch.Count;
    }

    private static ContentItem? Read(LineReader.Line line, out string? reason)
    {
        reason = null;
        if (line.IsTooLong)
        {
            reason = $"The line is longer than {MaxLineBytes / 1024 / 1024} MB.";
            return null;
        }

        // The parser looks at the bytes of a string only when somebody asks for the string.
        if (!Utf8.IsValid(line.Bytes.Span))
        {
            reason = "The line is not UTF-8.";
            return null;
        }

        try
        {
            if (JsonNode.Parse(line.Bytes.Span, documentOptions: Strict) is not JsonObject json)
            {
                reason = "The line is not a JSON object.";
                return null;
            }

            var item = ContentItemJson.Read(json, out var problem);
            reason = problem is null ? null : problem.TrimEnd('.') + ".";
            return item;
        }
        catch (JsonException e)
        {
            reason = $"The line is not JSON: {e.Message}";
            return null;
        }
        catch (InvalidOperationException)
        {
            reason = "The line is not JSON: it has half of a character (a surrogate alone).";
            return null;
        }
    }

    /// <summary>The counts of one run.</summary>
    private sealed class Run(
        ImportOptions options, IProgress<ImportProgress>? progress, Actor actor, IReadOnlyDictionary<ItemId, DateTime> embargoes, TimeProvider time)
    {
        private readonly ImmutableArray<RefusedLine>.Builder _listed = ImmutableArray.CreateBuilder<RefusedLine>();
        private readonly ImmutableArray<AlikeLine>.Builder _alike = ImmutableArray.CreateBuilder<AlikeLine>();
        private readonly long _started = time.GetTimestamp();
        private long _added;
        private long _unchanged;
        private long _refused;

        internal IReadOnlyDictionary<ItemId, DateTime> Embargoes => embargoes;

        internal Actor Actor => actor;

        internal string? Name => options.Name;

        internal bool IsNoted { get; set; }

        internal bool StopsOnError => options.StopOnError;

        internal bool HasStopped => options.StopOnError && _refused > 0;

        internal void Count(long number, ImportOutcome outcome)
        {
            switch (outcome)
            {
                case ImportOutcome.Added:
                    _added++;
                    break;
                case ImportOutcome.Unchanged:
                    _unchanged++;
                    break;
                case ImportOutcome.Refused refused:
                    Refuse(number, refused.Reason);
                    break;
            }
        }

        internal void Refuse(long number, string reason)
        {
            if (_refused++ < MaxListed)
                _listed.Add(new RefusedLine(number, reason));
        }

        internal void PointOut(long number, ItemVersion story)
        {
            if (_alike.Count < MaxListed)
                _alike.Add(new AlikeLine(number, story.ContentItemId, story.Item.DisplayText ?? story.ContentItemId.Value));
        }

        internal void Report() => progress?.Report(Totals());

        internal ImportReport ToReport() =>
            new(Totals(), [.. _listed.OrderBy(l => l.Number)], HasStopped, time.GetElapsedTime(_started))
            {
                Alike = [.. _alike.OrderBy(line => line.Number)],
            };

        private ImportProgress Totals()
        {
            var lines = _added + _unchanged + _refused;
            var seconds = time.GetElapsedTime(_started).TotalSeconds;
            return new ImportProgress(lines, _added, _unchanged, _refused, seconds > 0 ? lines / seconds : 0);
        }
    }
}
