using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.PostgreSql.Migrations;

[DbContext(typeof(PostgreSqlCmsContext))]
[Migration("20261123160000_Schedules")]
internal sealed class Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "PostgreSql_Schedules.sql");
}
