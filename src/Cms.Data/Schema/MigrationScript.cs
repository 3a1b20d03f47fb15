using Microsoft.EntityFrameworkCore.Migrations;

namespace Cms.Data.Schema;

/// <summary>The SQL files beside the migrations.</summary>
internal static class MigrationScript
{
    public static void Run(MigrationBuilder migration, string name)
    {
        using var stream = typeof(MigrationScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The migration script {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        migration.Sql(reader.ReadToEnd());
    }
}
