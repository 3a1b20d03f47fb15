using System.Text;
using System.Text.Json.Nodes;
using Cms.Testing;
using Npgsql;

namespace Cms.Web.Tests.Running;

/// <summary>The statements of a database with the rows that each step of their plans passes on, as PostgreSQL itself counts them.</summary>
internal sealed class WorkLog
{
    /// <summary>Tables that only the clocks of a node read together with items, whatever anybody asks.</summary>
    private static readonly string[] OfTimers = ["\"Schedules\"", "\"WorkflowRuns\"", "\"PiecePlans\"", "\"Claims\"", "\"StoryPrints\""];

    private readonly string _file;
    private long _at;

    private WorkLog(string file) => _file = file;

    /// <summary>Makes the server tell of all connections to the database from now on. Nothing there is analysed any more, so that
    /// plans do not change for what the planner knows of the values.</summary>
    public static async Task<WorkLog> OfAsync(SiteData data)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var name = connection.Database;
        foreach (var setting in (string[])
            ["session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_timing = off", "auto_explain.log_format = 'json'"])
            await ExecuteAsync(connection, $"ALTER DATABASE {name} SET {setting}");
        await ExecuteAsync(connection, """
            DO $$ DECLARE t record; BEGIN
              FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = false)', t.tablename);
              END LOOP; END $$
            """);
        await ExecuteAsync(connection, "DELETE FROM pg_statistic");
        return new WorkLog((await PostgresCluster.GetAsync()).LogFile);
    }

    /// <summary>What was done since the last time, a line a statement: those that read items.</summary>
    public IReadOnlyList<string> Next()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _at;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = reader.ReadToEnd();
        _at = file.Length;
        var work = new List<string>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].EndsWith(" plan:", StringComparison.Ordinal))
                continue;
            var json = new StringBuilder();
            while (i + 1 < lines.Length && lines[i + 1].StartsWith('\t'))
                json.AppendLine(lines[++i]);
            var plan = JsonNode.Parse(json.ToString())!;
            var query = (string)plan["Query Text"]!;
            if (query.Contains("\"Item", StringComparison.Ordinal) && !OfTimers.Any(table => query.Contains(table, StringComparison.Ordinal)))
                work.Add(Describe(plan["Plan"]!));
        }

        return work;
    }

    /// <summary>The steps of a plan, each with how often it ran and the rows it passed on: what a scan itself leaves aside, as it does
    /// with drafts, is not counted.</summary>
    private static string Describe(JsonNode node)
    {
        var below = node["Plans"] is JsonArray plans ? string.Join(", ", plans.Select(p => Describe(p!))) : "";
        return $"{node["Node Type"]} {node["Relation Name"] ?? node["Index Name"]} {node["Actual Rows"]}x{node["Actual Loops"]}({below})";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // written above
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
