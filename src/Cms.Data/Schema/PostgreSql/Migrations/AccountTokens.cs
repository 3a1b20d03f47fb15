using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.PostgreSql.Migrations;

[DbContext(typeof(PostgreSqlCmsContext))]
[Migration("20261123226100_AccountTokens")]
internal sealed class AccountTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "PostgreSql_AccountTokens.sql");
}
