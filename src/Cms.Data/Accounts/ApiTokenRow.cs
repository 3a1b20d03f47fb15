using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Accounts;

internal sealed class ApiTokenRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Hash { get; set; } = "";

    public string Role { get; set; } = "";

    public DateTime CreatedUtc { get; set; }

    public DateTime? ExpiresUtc { get; set; }

    /// <summary>Id of an account; null for the command line, and for tokens from before it was kept.</summary>
    public string? CreatedBy { get; set; }

    public DateTime? LastUsedUtc { get; set; }

    public string? AccountId { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ApiTokenRow>
    {
        public void Configure(EntityTypeBuilder<ApiTokenRow> builder)
        {
            builder.ToTable("ApiTokens").HasKey(row => row.Id);
            builder.HasIndex(row => row.Hash, "IX_ApiTokens_Hash").IsUnique();
        }
    }
}
