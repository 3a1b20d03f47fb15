using Cms.Translations.Markdown;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Benchmarks.HandWritten;

/// <summary>The tables that somebody would make who wants these three queries and nothing else, with an index for each.</summary>
internal static class HandTables
{
    public static async Task FillAsync(string connectionString, int articles)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        await RunAsync(connection, Resources.Text("tables.sql"));
        await CopyAsync(connection, "section", Range(Corpus.Sections, i => [i, Corpus.SectionName(i)]));
        await CopyAsync(connection, "keyword", Range(Corpus.Keywords, i => [i, Corpus.KeywordName(i)]));
        await CopyAsync(connection, "outlet", Range(Corpus.Outlets, i => [i, Corpus.OutletName(i), $"outlets/{i}", "independent Syrian outlet", "SY"]));
        await CopyAsync(connection, "contributor", Range(Corpus.Contributors, i => [i, Corpus.ContributorName(i), $"contributors/{i}"]));
        await CopyAsync(connection, "story", Range((articles + Corpus.StoryOfArticles - 1) / Corpus.StoryOfArticles, i => [i, 1]));
        await CopyAsync(connection, "article", Range(articles, i => Article(Corpus.Make(i))));
        await CopyAsync(connection, "credit", Articles(articles, a => [[a.Number, 0, "TRANSLATOR", a.Translator], [a.Number, 1, "EDITOR", a.Editor]]));
        await CopyAsync(connection, "article_keyword", Articles(articles, a => a.KeywordNumbers.Select((k, i) => (object?[])[a.Number, i, k, a.Published])));
        await CopyAsync(connection, "read_also", Articles(articles, a => a.ReadAlso.Select((t, i) => (object?[])[a.Number, i, t])));
        await CopyAsync(connection, "notice", Articles(articles, a => a.HasNotice
            ? [[a.Number, 0, "clarification", a.Published.AddDays(1), "An earlier version did not say when."]] : []));
        foreach (var statement in Resources.Text("indexes.sql").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            await RunAsync(connection, statement);
    }

    private static object?[] Article(Corpus.Article a) =>
    [
        a.Number, a.Id, a.Path, a.Title, a.Summary, a.Markdown, MarkdownRenderer.ToHtml(a.Markdown), a.Published, a.Published, a.OriginalTitle, null,
        $"https://example.org/{a.Number}", "ar", a.Published.AddDays(-2), a.Outlet, a.Story, 1, "full",
        $"Translated from {Corpus.OutletName(a.Outlet)}. We have not verified this story.", a.Section, a.Set, a.Culture,
    ];

    private static IEnumerable<object?[]> Range(int count, Func<int, object?[]> row) => Enumerable.Range(0, count).Select(row);

    private static IEnumerable<object?[]> Articles(int count, Func<Corpus.Article, IEnumerable<object?[]>> rows) =>
        Enumerable.Range(0, count).Select(n => Corpus.Bare(n)).SelectMany(rows);

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IEnumerable<object?[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY hand.{table} FROM STDIN (FORMAT binary)");
        foreach (var row in rows)
        {
            await import.StartRowAsync();
            foreach (var value in row)
            {
                await (value switch
                {
                    null => import.WriteNullAsync(),
                    int number => import.WriteAsync(number, NpgsqlDbType.Integer),
                    DateTime at => import.WriteAsync(at, NpgsqlDbType.TimestampTz),
                    _ => import.WriteAsync((string)value, NpgsqlDbType.Text),
                });
            }
        }

        await import.CompleteAsync();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
