using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Cms.Benchmarks.HandWritten;

/// <summary>The three answers, written straight from the rows.</summary>
internal static class HandAnswers
{
    private static readonly string Mark = Convert.ToHexStringLower(SHA256.HashData("Article:publishedUtc-"u8).AsSpan(0, 4));

    public static async Task Home(Utf8JsonWriter json, NpgsqlDataReader row, object[] values)
    {
        Start(json);
        json.WriteStartArray("article");
        while (await row.ReadAsync())
        {
            json.WriteStartObject();
            Head(json, row);
            json.WriteStartObject("source");
            json.WriteString("originalLanguage", row.GetString(5));
            json.WriteStartObject("outlet");
            json.WriteStartArray("contentItems");
            json.WriteStartObject();
            json.WriteString("displayText", row.GetString(6));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("translator");
            Credits(json, Texts(row, 7), Texts(row, 8), null);
            json.WriteEndObject();
            Terms(json, "keywords", Texts(row, 9));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static async Task Article(Utf8JsonWriter json, NpgsqlDataReader row, object[] values)
    {
        Start(json);
        json.WriteStartArray("article");
        while (await row.ReadAsync())
        {
            json.WriteStartObject();
            json.WriteString("contentItemId", row.GetString(0));
            json.WriteString("displayText", row.GetString(1));
            json.WriteString("path", row.GetString(2));
            json.WriteString("publishedUtc", Instant(row.GetDateTime(3)));
            json.WriteString("modifiedUtc", Instant(row.GetDateTime(4)));
            json.WriteString("summary", row.GetString(5));
            json.WriteStartObject("markdownBody");
            json.WriteString("markdown", row.GetString(6));
            json.WriteString("html", row.GetString(7));
            json.WriteEndObject();
            Source(json, row);
            json.WriteStartObject("translator");
            json.WriteString("completeness", row.GetString(18));
            Credits(json, Texts(row, 19), Texts(row, 20), Texts(row, 21));
            json.WriteEndObject();
            json.WriteStartObject("disclaimer");
            json.WriteString("text", row.GetString(22));
            json.WriteEndObject();
            Notices(json, Texts(row, 23), Instants(row, 24), Texts(row, 25));
            Terms(json, "section", [row.GetString(26)]);
            Terms(json, "keywords", Texts(row, 27));
            ReadAlso(json, Texts(row, 28), Texts(row, 29), Instants(row, 30));
            Localization(json, row.GetString(31), Texts(row, 32), Texts(row, 33));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json);
    }

    public static async Task Keyword(Utf8JsonWriter json, NpgsqlDataReader row, object[] values)
    {
        Start(json);
        json.WriteStartObject("articleConnection");
        var count = 0;
        var last = "";
        while (await row.ReadAsync())
        {
            if (count == 0)
            {
                json.WriteNumber("totalCount", row.GetInt64(5));
                json.WriteStartArray("items");
            }

            if (++count > 20)
                continue;
            json.WriteStartObject();
            Head(json, row);
            json.WriteEndObject();
            last = Cursor(row.GetString(0), row.GetDateTime(3));
        }

        json.WriteEndArray();
        json.WriteStartObject("pageInfo");
        json.WriteBoolean("hasNextPage", count > 20);
        json.WriteString("endCursor", last);
        json.WriteEndObject();
        json.WriteEndObject();
        End(json);
    }

    /// <summary>As the product's: what it is a cursor of, the item, its version's number, and the key of the order.</summary>
    private static string Cursor(string id, DateTime published) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"""["{Mark}","{id}",1,"{published.Ticks}"]""")));

    private static void Source(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject("source");
        json.WriteString("originalTitle", row.GetString(8));
        json.WriteString("originalAuthor", row.IsDBNull(9) ? null : row.GetString(9));
        json.WriteString("originalUrl", row.GetString(10));
        json.WriteString("originalLanguage", row.GetString(11));
        json.WriteString("originalPublishedUtc", Instant(row.GetDateTime(12)));
        json.WriteBoolean("stale", !row.IsDBNull(13) && row.GetBoolean(13));
        json.WriteStartObject("outlet");
        json.WriteStartArray("contentItems");
        json.WriteStartObject();
        json.WriteString("displayText", row.GetString(14));
        json.WriteString("path", row.GetString(15));
        json.WriteString("description", row.GetString(16));
        json.WriteString("country", row.GetString(17));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteString("contentItemId", row.GetString(0));
        json.WriteString("displayText", row.GetString(1));
        json.WriteString("path", row.GetString(2));
        json.WriteString("publishedUtc", Instant(row.GetDateTime(3)));
        json.WriteString("summary", row.GetString(4));
    }

    private static void Credits(Utf8JsonWriter json, string[] roles, string[] names, string[]? paths)
    {
        json.WriteStartArray("credits");
        for (var i = 0; i < roles.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("role", roles[i]);
            json.WriteString("name", names[i]);
            json.WriteStartObject("contributor");
            json.WriteString("displayText", names[i]);
            if (paths is not null)
                json.WriteString("path", paths[i]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Terms(Utf8JsonWriter json, string name, string[] terms)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("termContentItems");
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString("displayText", term);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Notices(Utf8JsonWriter json, string[] kinds, DateTime[] dates, string[] texts)
    {
        json.WriteStartArray("notices");
        for (var i = 0; i < kinds.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("kind", kinds[i]);
            json.WriteString("publishedUtc", Instant(dates[i]));
            json.WriteString("text", texts[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void ReadAlso(Utf8JsonWriter json, string[] titles, string[] paths, DateTime[] dates)
    {
        json.WriteStartObject("readAlso");
        json.WriteStartArray("contentItems");
        for (var i = 0; i < titles.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("displayText", titles[i]);
            json.WriteString("path", paths[i]);
            json.WriteString("publishedUtc", Instant(dates[i]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Localization(Utf8JsonWriter json, string culture, string[] paths, string[] cultures)
    {
        json.WriteStartObject("localization");
        json.WriteString("culture", culture);
        json.WriteStartArray("localizations");
        for (var i = 0; i < paths.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("path", paths[i]);
            json.WriteStartObject("localization");
            json.WriteString("culture", cultures[i]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string[] Texts(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<string[]>(column);

    private static DateTime[] Instants(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<DateTime[]>(column);

    private static string Instant(DateTime at) => Corpus.Format(at);
}
