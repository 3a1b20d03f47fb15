using System.Globalization;
using Cms.Editorial.Notifications;

namespace Cms.Editorial.Tests.Notifications;

public sealed class DigestTimesTests
{
    [Theory]
    [InlineData("2026-11-23T06:59:00", "08:00", "Europe/Berlin", "2026-11-23T07:00:00")]
    [InlineData("2026-11-23T07:00:00", "08:00", "Europe/Berlin", "2026-11-24T07:00:00")]
    [InlineData("2026-07-01T06:00:00", "08:00", "Europe/Berlin", "2026-07-02T06:00:00")]
    [InlineData("2026-03-28T12:00:00", "02:30", "Europe/Berlin", "2026-03-29T01:30:00")] // 02:30 does not exist that day
    [InlineData("2026-10-24T12:00:00", "02:30", "Europe/Berlin", "2026-10-25T00:30:00")] // comes twice: the first
    [InlineData("2026-10-25T00:30:00", "02:30", "Europe/Berlin", "2026-10-26T01:30:00")] // and not the second
    [InlineData("2026-11-23T23:00:00", "01:00", "Asia/Tehran", "2026-11-24T21:30:00")]
    [InlineData("2026-11-23T11:00:00", "00:30", "Pacific/Kiritimati", "2026-11-24T10:30:00")]
    public void A_digest_goes_once_a_day_by_the_clock_of_its_reader(string after, string at, string zone, string expected) => Assert.Equal(
        DateTime.Parse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        DigestTimes.Next(at, zone, DateTime.Parse(after, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)));
}
