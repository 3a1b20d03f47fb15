using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Definitions;

/// <summary>One content type or part as Orchard's record.</summary>
internal sealed class DefinitionRow
{
    public const string TypeKind = "type";
    public const string PartKind = "part";

    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";

    public string Json { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<DefinitionRow>
    {
        public void Configure(EntityTypeBuilder<DefinitionRow> builder) =>
            builder.ToTable("ContentDefinitions").HasKey(row => new { row.Kind, row.Name });
    }
}
