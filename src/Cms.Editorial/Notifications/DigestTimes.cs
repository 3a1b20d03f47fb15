using System.Globalization;

namespace Cms.Editorial.Notifications;

/// <summary>When a daily digest goes.</summary>
internal static class DigestTimes
{
    /// <summary>The next time the clock there shows <paramref name="at"/>. A time that the clocks jump over is an hour later that
    /// day, one that comes twice counts the first time.</summary>
    /// <param name="at">As <c>08:00</c>.</param>
    public static DateTime Next(string at, string zone, DateTime afterUtc)
    {
        var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var time = TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture);
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(afterUtc, found)).AddDays(-1); ; day = day.AddDays(1))
        {
            if (Utc(day.ToDateTime(time), found) is var next && next > afterUtc)
                return next;
        }
    }

    private static DateTime Utc(DateTime reading, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(reading))
            reading = reading.AddHours(1);
        var offset = zone.IsAmbiguousTime(reading) ? zone.GetAmbiguousTimeOffsets(reading).Max() : zone.GetUtcOffset(reading);
        return DateTime.SpecifyKind(reading - offset, DateTimeKind.Utc);
    }
}
