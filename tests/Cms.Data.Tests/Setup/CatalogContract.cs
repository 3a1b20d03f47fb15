using Cms.Data.Schema;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Setup;

/// <summary>Migrations are written by hand and there is no snapshot: this holds the model and the migrations together.</summary>
public abstract class CatalogContract(DatabaseProvider provider)
{
    [Fact]
    public async Task The_migrations_make_what_the_model_describes_and_the_extra_objects_named_here()
    {
        await using var migrated = await TestDatabase.CreateAsync(provider);
        await using var created = await TestDatabase.CreateMissingAsync(provider);
        if (provider == DatabaseProvider.Sqlite)
            Directory.CreateDirectory(Path.GetDirectoryName(created.Options.ConnectionString["Data Source=".Length..])!);
        await created.InScopeAsync(services => services.GetRequiredService<CmsContext>().Database.EnsureCreatedAsync());

        var byMigrations = await CatalogAsync(migrated);
        var byModel = await CatalogAsync(created);

        Assert.Equal([], byModel.Except(byMigrations));
        Assert.Equal(ExtraObjects.Order(StringComparer.Ordinal), byMigrations.Except(byModel).Select(line => line.Split(" := ")[0]).Order(StringComparer.Ordinal));
        Assert.True(byModel.Count > 60, $"The catalog was not read: {byModel.Count} lines.");
    }

    protected abstract string[] ExtraObjects { get; }

    /// <summary>Lines "kind name := definition".</summary>
    private protected abstract Task<List<string>> LinesAsync(Database database);

    private async Task<List<string>> CatalogAsync(TestDatabase database) =>
        await database.InScopeAsync(services => LinesAsync(services.GetRequiredService<Database>()));
}

public sealed class SqliteCatalogTests() : CatalogContract(DatabaseProvider.Sqlite)
{
    protected override string[] ExtraObjects =>
    [
        "table ItemWords", "table ItemWords_config", "table ItemWords_data", "table ItemWords_docsize", "table ItemWords_idx",
        "table __EFMigrationsHistory", "table __EFMigrationsLock", "trigger ItemTexts_words_go_too", "trigger ItemVersions_content_is_final",
        "trigger SourceRevisions_are_final", "trigger AuditEntries_are_final", "trigger AuditEntries_stay", "index sqlite_autoindex___EFMigrationsHistory_1",
    ];

    /// <summary>SQLite's catalog is the text of the statements: columns, types, nullability, keys, indexes with their filters.</summary>
    private protected override Task<List<string>> LinesAsync(Database database) => database.ListAsync(
        $"SELECT type, name, COALESCE(sql, tbl_name) FROM sqlite_master",
        row => $"{row.GetString(0)} {row.GetString(1)} := {OneLine(row.GetString(2))}",
        default);

    /// <summary>A column that was added later stands behind other white space.</summary>
    private static string OneLine(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace(" ,", ",", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);
}

public sealed class PostgreSqlCatalogTests() : CatalogContract(DatabaseProvider.PostgreSql)
{
    protected override string[] ExtraObjects =>
    [
        "column __EFMigrationsHistory.MigrationId", "column __EFMigrationsHistory.ProductVersion", "constraint PK___EFMigrationsHistory",
        "index PK___EFMigrationsHistory", "trigger ItemVersions_content_is_final", "trigger SourceRevisions_are_final", "trigger AuditEntries_are_final", "trigger AuditEntries_stay", "trigger AuditEntries_are_not_emptied",
        "function RefuseChange",
    ];

    private protected override Task<List<string>> LinesAsync(Database database) => database.ListAsync(
        $"""
        SELECT 'column ' || table_name || '.' || column_name || ' := ' || concat_ws(' ', data_type, character_maximum_length, is_nullable,
            collation_name, column_default, identity_generation)
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || indexname || ' := ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conname || ' := ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND contype <> 't'
        UNION ALL SELECT 'trigger ' || tgname || ' := ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'function ' || proname || ' := ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        """,
        row => row.GetString(0),
        default);
}
