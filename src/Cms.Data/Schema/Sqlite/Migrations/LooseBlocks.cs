using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.Sqlite.Migrations;

[DbContext(typeof(SqliteCmsContext))]
[Migration("20261123225100_LooseBlocks")]
internal sealed class LooseBlocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "Sqlite_LooseBlocks.sql");
}
