using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema.Sqlite.Migrations;

[DbContext(typeof(SqliteCmsContext))]
[Migration("20261123226100_AccountTokens")]
internal sealed class AccountTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => MigrationScript.Run(migrationBuilder, "Sqlite_AccountTokens.sql");
}
