using System.Globalization;

namespace Cms.Editorial.Schedules;

/// <summary>Which one is meant where the clocks are set back and an hour comes twice.</summary>
public enum RepeatedHour
{
    First,
    Second,
}

/// <summary>A time as people say it: a reading of the clock in a place.</summary>
public static class ZonedTime
{
    /// <summary>The form in which readings of a clock are kept and entered.</summary>
    public const string Form = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Forms = [Form, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <param name="local">As <see cref="Form"/>.</param>
    /// <param name="zone">Of the IANA database, for example <c>Europe/Berlin</c>.</param>
    /// <param name="hour">Needed only when the hour comes twice.</param>
    /// <returns>The instant in UTC, or <c>bad-time</c>, <c>bad-zone</c>, <c>no-such-time</c> (the clocks jump over it),
    /// <c>time-comes-twice</c>.</returns>
    public static Result<DateTime> ToUtc(string local, string zone, RepeatedHour? hour = null)
    {
        if (!DateTime.TryParseExact(local, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var reading))
            return Problem.Invalid("bad-time", $"'{local}' is not a date and time such as 2026-11-24T09:30.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return Problem.Invalid("bad-zone", $"'{zone}' is not a time zone such as Europe/Berlin.");

        if (found.IsInvalidTime(reading))
        {
            var (before, after) = Gap(found, reading);
            return Problem.Invalid(
                "no-such-time",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reading:HH:mm} does not exist on {reading:yyyy-MM-dd} in {zone}: the clocks go from {before:HH:mm} to {after:HH:mm}. Choose a time before or after."));
        }

        if (!found.IsAmbiguousTime(reading))
            return DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeToUtc(reading, found), DateTimeKind.Utc);

        // The larger offset is the earlier instant.
        var offsets = found.GetAmbiguousTimeOffsets(reading).Order().ToArray();
        if (hour is null)
        {
            return Problem.Invalid(
                "time-comes-twice",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reading:HH:mm} comes twice on {reading:yyyy-MM-dd} in {zone}: at {Utc(reading, offsets[^1]):HH:mm} and at {Utc(reading, offsets[0]):HH:mm} UTC. Say whether the first or the second is meant."));
        }

        return Utc(reading, hour == RepeatedHour.First ? offsets[^1] : offsets[0]);
    }

    /// <summary>The reading of the clock there.</summary>
    public static string Reading(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, zone).ToString(Form, CultureInfo.InvariantCulture);

    private static DateTime Utc(DateTime reading, TimeSpan offset) => DateTime.SpecifyKind(reading - offset, DateTimeKind.Utc);

    /// <summary>The readings at which the clocks jump.</summary>
    private static (DateTime Before, DateTime After) Gap(TimeZoneInfo zone, DateTime reading)
    {
        var (before, after) = (reading, reading);
        while (zone.IsInvalidTime(before.AddMinutes(-1)))
            before = before.AddMinutes(-1);
        while (zone.IsInvalidTime(after))
            after = after.AddMinutes(1);
        return (before, after);
    }
}
