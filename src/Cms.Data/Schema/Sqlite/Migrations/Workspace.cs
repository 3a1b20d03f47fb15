using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.Sqlite.Migrations;

[DbContext(typeof(SqliteCmsContext))]
[Migration("20261123180000_Workspace")]
internal sealed class Workspace : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "Sqlite_Workspace.sql");
}
