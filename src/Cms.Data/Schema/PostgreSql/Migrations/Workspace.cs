using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.PostgreSql.Migrations;

[DbContext(typeof(PostgreSqlCmsContext))]
[Migration("20261123180000_Workspace")]
internal sealed class Workspace : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "PostgreSql_Workspace.sql");
}
