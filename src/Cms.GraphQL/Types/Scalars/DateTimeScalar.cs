using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Scalars;

internal sealed class DateTimeScalar() : ScalarType(
    "DateTime", "A moment, as ISO 8601 text; UTC where no offset is given.", "https://www.rfc-editor.org/rfc/rfc3339")
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
    ];

    public override bool TryRead(Value literal, out object? value) => TryRead((literal as StringLiteral)?.Text, out value);

    public override bool TryRead(JsonElement json, out object? value) =>
        StringScalar.TryReadText(json, out value) && TryRead((string?)value, out value);

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case DateTime time:
                writer.WriteStringValue(time.Kind switch
                {
                    DateTimeKind.Utc => time,
                    DateTimeKind.Local => time.ToUniversalTime(),
                    _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
                });
                return true;
            case DateTimeOffset time:
                writer.WriteStringValue(time.UtcDateTime);
                return true;
            default:
                return false;
        }
    }

    private static bool TryRead(string? text, out object? value)
    {
        var isRead = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        value = isRead ? time : null;
        return isRead;
    }
}

internal sealed class DateScalar() : ScalarType("Date", "A day, as yyyy-MM-dd.", "https://www.rfc-editor.org/rfc/rfc3339")
{
    public override bool TryRead(Value literal, out object? value) => TryRead((literal as StringLiteral)?.Text, out value);

    public override bool TryRead(JsonElement json, out object? value) =>
        StringScalar.TryReadText(json, out value) && TryRead((string?)value, out value);

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        DateOnly? day = value switch
        {
            DateOnly date => date,
            DateTime time => DateOnly.FromDateTime(time),
            DateTimeOffset time => DateOnly.FromDateTime(time.UtcDateTime),
            _ => null,
        };
        if (day is null)
            return false;
        writer.WriteStringValue(day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return true;
    }

    private static bool TryRead(string? text, out object? value)
    {
        var isRead = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        value = isRead ? day : null;
        return isRead;
    }
}

internal sealed class TimeSpanScalar() : ScalarType("TimeSpan", "A length of time, in seconds.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = null;
        return ScalarTypes.Decimal.TryRead(literal, out var seconds) && TryRead((decimal)seconds!, out value);
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        return ScalarTypes.Decimal.TryRead(json, out var seconds) && TryRead((decimal)seconds!, out value);
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is not TimeSpan span)
            return false;
        if (span.Ticks % TimeSpan.TicksPerSecond == 0)
            writer.WriteNumberValue(span.Ticks / TimeSpan.TicksPerSecond);
        else
            writer.WriteNumberValue((decimal)span.Ticks / TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool TryRead(decimal seconds, out object? value)
    {
        const decimal Most = long.MaxValue / TimeSpan.TicksPerSecond;
        var isRead = seconds is >= -Most and <= Most;
        value = isRead ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
        return isRead;
    }
}
