using Cms.Data.Items;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data.Schema.PostgreSql;

internal sealed class PostgreSqlCmsContext(DbContextOptions<PostgreSqlCmsContext> options) : CmsContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ItemTextRow>().HasIndex(row => row.Vector).HasDatabaseName("IX_ItemTexts_Vector").HasMethod("gin");

        // Text compares by code points, as it does in SQLite and in .NET, whatever the server's locale is.
        foreach (var property in builder.Model.GetEntityTypes().Where(type => !type.IsMappedToJson()).SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string))
                property.SetCollation("C");
        }
    }
}
