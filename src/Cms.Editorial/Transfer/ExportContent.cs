using System.Text;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Transfer;

public sealed record ExportReport(long Items, long Lines);

/// <summary>Writes content items, one JSON object a line: of each item its published version and, where it is another one, the
/// latest. In the order of ids.</summary>
public sealed class ExportContent(ItemStore items)
{
    private const int PageSize = 500;

    private static readonly ItemField Id = new ItemField.Envelope(EnvelopeField.ContentItemId);

    /// <returns>What was written, or <c>may-not-export</c>.</returns>
    public async Task<Result<ExportReport>> RunAsync(Stream stream, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.Export))
            return Problem.Forbidden("may-not-export", "You may not export content.");

        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 65536, leaveOpen: true) { NewLine = "\n" };
        long lines = 0;
        long count = 0;
        for (string? after = null; ;)
        {
            var page = await items.QueryAsync(
                new ItemQuery
                {
                    Status = VersionStatus.Latest,
                    Where = after is null ? null : new ItemFilter.Compare(Id, Comparison.Greater, after),
                    OrderBy = [new ItemOrder(Id)],
                    Take = PageSize,
                },
                cancellationToken);
            var published = await items.FindManyAsync(
                [.. page.Where(v => !v.Item.Published).Select(v => v.ContentItemId)], VersionStatus.Published, cancellationToken);
            foreach (var latest in page)
            {
                if (published.TryGetValue(latest.ContentItemId, out var live))
                {
                    await writer.WriteLineAsync(ContentItemJson.ToLine(live.Item).AsMemory(), cancellationToken);
                    lines++;
                }

                await writer.WriteLineAsync(ContentItemJson.ToLine(latest.Item).AsMemory(), cancellationToken);
                lines++;
                count++;
            }

            if (page.Count < PageSize)
                break;
            after = page[^1].ContentItemId.Value;
        }

        await writer.FlushAsync(cancellationToken);
        return new ExportReport(count, lines);
    }
}
