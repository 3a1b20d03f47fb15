using Cms.Data.Items;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data.Schema.Sqlite;

internal sealed class SqliteCmsContext(DbContextOptions<SqliteCmsContext> options) : CmsContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // The words are in a virtual table that only the migration makes.
        builder.Entity<ItemTextRow>().Ignore(row => row.Vector);

        // SQLite has no decimals: a text would be compared by its letters.
        builder.Entity<ItemValueRow>().Property(row => row.Number).HasConversion<double>();
    }
}
