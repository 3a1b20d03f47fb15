using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Schedules;

internal sealed class ScheduleRow
{
    public string Id { get; set; } = "";

    public string ItemId { get; set; } = "";

    public int Action { get; set; }

    public DateTime DueUtc { get; set; }

    public string LocalTime { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public int Number { get; set; }

    public string? AccountId { get; set; }

    public DateTime SetUtc { get; set; }

    public int State { get; set; }

    public DateTime? EndedUtc { get; set; }

    public bool IsLate { get; set; }

    public string? Reason { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ScheduleRow>
    {
        public void Configure(EntityTypeBuilder<ScheduleRow> builder)
        {
            builder.ToTable("Schedules").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.ItemId, row.Action }, "IX_Schedules_OneWaiting").IsUnique().HasFilter("\"State\" = 0");
            builder.HasIndex(row => row.DueUtc, "IX_Schedules_Due").HasFilter("\"State\" = 0");
            builder.HasIndex(row => row.EndedUtc, "IX_Schedules_Ended");
        }
    }
}
