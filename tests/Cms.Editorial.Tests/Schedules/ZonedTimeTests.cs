using System.Globalization;
using Cms.Editorial.Schedules;

namespace Cms.Editorial.Tests.Schedules;

public sealed class ZonedTimeTests
{
    [Theory]
    [InlineData("2026-11-24T09:30", "UTC", "2026-11-24T09:30")]
    [InlineData("2026-11-24T09:30", "Europe/Berlin", "2026-11-24T08:30")]
    [InlineData("2026-07-24T09:30", "Europe/Berlin", "2026-07-24T07:30")]
    [InlineData("2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59")]
    [InlineData("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00")]
    [InlineData("2026-03-22T02:30", "Asia/Tehran", "2026-03-21T23:00")] // no summer time since 2022
    [InlineData("2026-07-01T00:15", "Asia/Kathmandu", "2026-06-30T18:30")]
    [InlineData("2026-07-01T12:00", "Asia/Damascus", "2026-07-01T09:00")]
    public void A_reading_of_a_clock_is_one_instant(string local, string zone, string utc) =>
        Assert.Equal(utc, ZonedTime.ToUtc(local, zone).Value.ToString(ZonedTime.Form, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-03-29T02:00", "Europe/Berlin", "02:00 to 03:00")]
    [InlineData("2026-03-29T02:59", "Europe/Berlin", "02:00 to 03:00")]
    [InlineData("2026-10-04T02:15", "Australia/Lord_Howe", "02:00 to 02:30")] // half an hour
    public void A_time_that_the_clocks_jump_over_is_refused_with_what_they_do(string local, string zone, string jump)
    {
        var problem = ZonedTime.ToUtc(local, zone).Problem!;
        Assert.Equal("no-such-time", problem.Code);
        Assert.Contains(jump, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_comes_twice_has_to_be_said_more_exactly()
    {
        Assert.Equal("time-comes-twice", ZonedTime.ToUtc("2026-10-25T02:30", "Europe/Berlin").Problem!.Code);
        Assert.Equal(new DateTime(2026, 10, 25, 0, 30, 0), ZonedTime.ToUtc("2026-10-25T02:30", "Europe/Berlin", RepeatedHour.First).Value);
        Assert.Equal(new DateTime(2026, 10, 25, 1, 30, 0), ZonedTime.ToUtc("2026-10-25T02:30", "Europe/Berlin", RepeatedHour.Second).Value);
        Assert.Equal(DateTimeKind.Utc, ZonedTime.ToUtc("2026-10-25T02:30", "Europe/Berlin", RepeatedHour.First).Value.Kind);
        Assert.True(ZonedTime.ToUtc("2026-10-25T03:00", "Europe/Berlin").Succeeded);
    }

    [Theory]
    [InlineData("tomorrow", "UTC", "bad-time")]
    [InlineData("2026-02-30T10:00", "UTC", "bad-time")]
    [InlineData("2026-02-20T10:00", "Mars/Olympus", "bad-zone")]
    [InlineData("2026-02-20T10:00", "", "bad-zone")]
    public void What_is_no_time_or_no_zone_is_named(string local, string zone, string code) =>
        Assert.Equal(code, ZonedTime.ToUtc(local, zone).Problem!.Code);
}
