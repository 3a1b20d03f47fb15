using System.Globalization;
using Cms.Admin.Frame;
using Cms.Content.Items;
using Cms.Editorial.Audit;

namespace Cms.Admin.Audit;

/// <summary>Reads the filters from the address.</summary>
internal static class AuditForm
{
    public static AuditFilter Read(AdminContext here) => new(
        here.Query("who"),
        here.Query("what"),
        ItemId.TryParse(here.Query("item"), out var item) ? item : null,
        Day(here, "from"),
        Day(here, "until")?.AddDays(1));

    /// <summary>The beginning of a day in the newsroom's zone.</summary>
    private static DateTime? Day(AdminContext here, string name)
    {
        if (!DateOnly.TryParseExact(here.Query(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(here.Zone.IsInvalidTime(local) ? local.AddHours(1) : local, here.Zone);
    }
}
