using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Settings;

internal sealed class SettingRow
{
    public string Name { get; set; } = "";

    public string Json { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<SettingRow>
    {
        public void Configure(EntityTypeBuilder<SettingRow> builder) => builder.ToTable("Settings").HasKey(row => row.Name);
    }
}
