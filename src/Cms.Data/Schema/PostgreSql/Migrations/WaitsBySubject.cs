using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.PostgreSql.Migrations;

[DbContext(typeof(PostgreSqlCmsContext))]
[Migration("20261123222100_WaitsBySubject")]
internal sealed class WaitsBySubject : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "PostgreSql_WaitsBySubject.sql");
}
