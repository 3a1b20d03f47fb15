using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Audit;

public enum AuditFormat
{
    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>RFC 4180, for a spreadsheet: no cell begins as a formula does.</summary>
    Csv,
}

/// <summary>Writes the entries that fit, newest first, in bounded memory.</summary>
public sealed class ExportAuditTrail
{
    private const int BatchSize = 1000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly AuditReading _reading;

    internal ExportAuditTrail(AuditReading reading) => _reading = reading;

    /// <summary>What keeps this actor from exporting with this filter; ask before the answer is begun.</summary>
    public static Problem? Against(AuditFilter filter, Actor actor) => AuditReading.Against(filter, actor);

    /// <param name="output">Gets UTF-8.</param>
    /// <returns>How many entries were written; or <c>may-not-view-audit</c>, <c>may-not-list-users</c>, with nothing written.</returns>
    public async Task<Result<long>> RunAsync(
        AuditFilter filter, AuditFormat format, Stream output, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(filter, actor) is { } refused)
            return refused;

        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = format == AuditFormat.Csv ? "\r\n" : "\n" };
        if (format == AuditFormat.Csv)
            await writer.WriteLineAsync("number,at,by,roles,action,subject,item,version,from,to,comment,hash".AsMemory(), cancellationToken);

        var (count, query) = (0L, AuditReading.ToQuery(filter));
        while (true)
        {
            var entries = await _reading.ListAsync(query, BatchSize, cancellationToken);
            foreach (var line in await _reading.ToLinesAsync(entries, actor, cancellationToken))
                await writer.WriteLineAsync((format == AuditFormat.Csv ? ToCsv(line) : ToJson(line)).AsMemory(), cancellationToken);
            count += entries.Count;
            if (entries.Count < BatchSize)
                return count;
            query = query with { Before = entries[^1].Number };
        }
    }

    private static string ToJson(AuditLine line) => JsonSerializer.Serialize(
        new
        {
            line.Number,
            At = Moment(line.AtUtc),
            line.By,
            line.Roles,
            line.Action,
            line.Subject,
            Item = line.Item?.Value,
            line.Version,
            line.From,
            line.To,
            line.Comment,
            line.Hash,
        },
        Json);

    private static string ToCsv(AuditLine line) => string.Join(',', new[]
    {
        line.Number.ToString(CultureInfo.InvariantCulture), Moment(line.AtUtc), line.By, line.Roles, line.Action, line.Subject,
        line.Item?.Value, line.Version?.ToString(CultureInfo.InvariantCulture), line.From, line.To, line.Comment, line.Hash,
    }.Select(Cell));

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
