using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.Sqlite.Migrations;

[DbContext(typeof(SqliteCmsContext))]
[Migration("20261123160000_Schedules")]
internal sealed class Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "Sqlite_Schedules.sql");
}
