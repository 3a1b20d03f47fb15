using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Benchmarks;

/// <summary>A newsroom of any size, the same at every run: articles in eight sections with three of a hundred keywords each,
/// half of them Arabic siblings of the other half, two contributors, a source story, three articles to read also.</summary>
internal static class Corpus
{
    public const int Sections = 8;
    public const int Keywords = 100;
    public const int Outlets = 20;
    public const int Contributors = 50;
    public const int StoryOfArticles = 10;

    private static readonly DateTime First = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Words =
        ("the river valley council said that a new bridge would open before winter while families who had returned asked for water "
        + "schools and a clinic near the market where traders meet every morning to speak about prices roads and the harvest "
        + "reporters from several towns heard “we are tired of waiting” again and again").Split(' ');

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What both sides know of an article.</summary>
    internal sealed record Article(int Number, string Id, string Path, string Title, string Summary, string Markdown, DateTime Published)
    {
        public int Section => Number % Sections;

        public int[] KeywordNumbers => [Number % Keywords, (Number + 29) % Keywords, (Number + 61) % Keywords];

        public int Outlet => Number % Outlets;

        public int Translator => Number % Contributors;

        public int Editor => (Number * 3 + 1) % Contributors;

        public int Story => Number / StoryOfArticles;

        public string Culture => Number % 2 == 0 ? "en" : "ar";

        public int Set => Number / 2;

        public bool HasNotice => Number % 20 == 0;

        public int[] ReadAlso => Number < 3 ? [] : [Number / 2, Number - 1, Number - 3];

        public string OriginalTitle => $"عنوان {Number.ToString(CultureInfo.InvariantCulture)}";
    }

    public static string SectionName(int n) => $"Section {n.ToString(CultureInfo.InvariantCulture)}";

    public static string KeywordName(int n) => $"Keyword {n.ToString(CultureInfo.InvariantCulture)}";

    public static string OutletName(int n) => $"Outlet {n.ToString(CultureInfo.InvariantCulture)}";

    public static string ContributorName(int n) => $"Contributor {n.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Always of the same length.</summary>
    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"news/article-{number:D7}");

    public static string Id(string kind, int number) =>
        (kind + number.ToString("D7", CultureInfo.InvariantCulture)).PadRight(26, '0');

    public static string Format(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static Article Make(int number)
    {
        var random = new Random(number);
        return new Article(
            number,
            Id("article", number),
            PathOf(number),
            $"{Sentence(random, 7)} {number.ToString(CultureInfo.InvariantCulture)}",
            Sentence(random, 25) + ".",
            Body(random),
            First.AddMinutes(number * 7));
    }

    /// <summary>Without texts: for what follows from the number alone.</summary>
    public static Article Bare(int number) => new(number, "", "", "", "", "", First.AddMinutes(number * 7));

    /// <summary>Writes what <c>content import</c> reads: one item a line.</summary>
    public static void WriteJsonLines(string file, int articles)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        void Line(Action<Utf8JsonWriter> write)
        {
            using (var json = new Utf8JsonWriter(stream, Relaxed))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }

        Line(json => Taxonomy(json, "taxsections00000000000000a", "Sections", "Section", Sections, SectionName));
        Line(json => Taxonomy(json, "taxkeywords00000000000000a", "Keywords", "Keyword", Keywords, KeywordName));
        for (var i = 0; i < Outlets; i++)
            Line(json => Outlet(json, i));
        for (var i = 0; i < Contributors; i++)
            Line(json => Contributor(json, i));
        for (var i = 0; i * StoryOfArticles < articles; i++)
            Line(json => Story(json, i));
        for (var i = 0; i < articles; i++)
            Line(json => ArticleLine(json, Make(i)));
    }

    private static void Envelope(Utf8JsonWriter json, string id, string type, string title, DateTime at, bool published = true)
    {
        json.WriteString("ContentItemId", id);
        json.WriteString("ContentItemVersionId", "v" + id[..25]);
        json.WriteString("ContentType", type);
        json.WriteString("DisplayText", title);
        json.WriteBoolean("Latest", true);
        json.WriteBoolean("Published", published);
        json.WriteString("CreatedUtc", Format(at));
        json.WriteString("ModifiedUtc", Format(at));
        if (published)
            json.WriteString("PublishedUtc", Format(at));
        json.WriteStartObject("TitlePart");
        json.WriteString("Title", title);
        json.WriteEndObject();
    }

    private static void Taxonomy(Utf8JsonWriter json, string id, string title, string type, int count, Func<int, string> name)
    {
        Envelope(json, id, "Taxonomy", title, First);
        Part(json, "AliasPart", ("Alias", title.ToLowerInvariant()));
        json.WriteStartObject("TaxonomyPart");
        json.WriteString("TermContentType", type);
        json.WriteStartArray("Terms");
        for (var i = 0; i < count; i++)
        {
            json.WriteStartObject();
            json.WriteString("ContentItemId", Id(type.ToLowerInvariant(), i));
            json.WriteString("ContentType", type);
            json.WriteString("DisplayText", name(i));
            Part(json, "TitlePart", ("Title", name(i)));
            Part(json, "TermPart", ("TaxonomyContentItemId", id));
            Part(json, "AutoroutePart", ("Path", $"{title.ToLowerInvariant()}/{i.ToString(CultureInfo.InvariantCulture)}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Outlet(Utf8JsonWriter json, int i)
    {
        Envelope(json, Id("outlet", i), "Outlet", OutletName(i), First);
        Part(json, "AutoroutePart", ("Path", $"outlets/{i.ToString(CultureInfo.InvariantCulture)}"));
        json.WriteStartObject("Outlet");
        Part(json, "Description", ("Text", "independent Syrian outlet"));
        Part(json, "Country", ("Text", "SY"));
        json.WriteEndObject();
    }

    private static void Contributor(Utf8JsonWriter json, int i)
    {
        Envelope(json, Id("contributor", i), "Contributor", ContributorName(i), First);
        Part(json, "AutoroutePart", ("Path", $"contributors/{i.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static void Story(Utf8JsonWriter json, int i)
    {
        Envelope(json, Id("story", i), "SourceStory", $"مثال {i.ToString(CultureInfo.InvariantCulture)}", First, published: false);
        json.WriteStartObject("SourceRevisionPart");
        Part(json, "Language", ("Text", "ar"));
        Part(json, "Text", ("Markdown", "فقرة أولى.\n\nفقرة ثانية."));
        json.WriteStartObject("Revision");
        json.WriteNumber("Value", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void ArticleLine(Utf8JsonWriter json, Article a)
    {
        Envelope(json, a.Id, "Article", a.Title, a.Published);
        Part(json, "AutoroutePart", ("Path", a.Path));
        Part(json, "LocalizationPart", ("LocalizationSet", Id("set", a.Set)), ("Culture", a.Culture));
        Part(json, "MarkdownBodyPart", ("Markdown", a.Markdown));
        json.WriteStartObject("SourcePart");
        Picker(json, "Outlet", Id("outlet", a.Outlet));
        Part(json, "OriginalTitle", ("Text", a.OriginalTitle));
        Part(json, "OriginalAuthor", ("Text", null));
        Part(json, "OriginalUrl", ("Text", $"https://example.org/{a.Number.ToString(CultureInfo.InvariantCulture)}"));
        Part(json, "OriginalLanguage", ("Text", "ar"));
        Part(json, "OriginalPublishedUtc", ("Value", Format(a.Published.AddDays(-2))));
        Picker(json, "SourceStory", Id("story", a.Story));
        json.WriteStartObject("Revision");
        json.WriteNumber("Value", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("TranslatorPart");
        Picker(json, "Translators", Id("contributor", a.Translator));
        Picker(json, "Editors", Id("contributor", a.Editor));
        Part(json, "Completeness", ("Text", "full"));
        json.WriteEndObject();
        json.WriteStartObject("DisclaimerPart");
        Part(json, "Text", ("Text", $"Translated from {OutletName(a.Outlet)}. We have not verified this story."));
        json.WriteEndObject();
        json.WriteStartObject("NoticesPart");
        json.WriteStartArray("Notices");
        if (a.HasNotice)
        {
            json.WriteStartObject();
            json.WriteString("Id", "notice1");
            json.WriteString("Kind", "clarification");
            json.WriteString("PublishedUtc", Format(a.Published.AddDays(1)));
            json.WriteString("Text", "An earlier version did not say when.");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("Article");
        Part(json, "Summary", ("Text", a.Summary));
        Part(json, "Kind", ("Text", "news"));
        Terms(json, "Section", "taxsections00000000000000a", Id("section", a.Section));
        Terms(json, "Keywords", "taxkeywords00000000000000a", [.. a.KeywordNumbers.Select(k => Id("keyword", k))]);
        Picker(json, "ReadAlso", [.. a.ReadAlso.Select(n => Id("article", n))]);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Key, string? Value)> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void Picker(Utf8JsonWriter json, string name, params ReadOnlySpan<string> ids) => Ids(json, name, "ContentItemIds", null, ids);

    private static void Terms(Utf8JsonWriter json, string name, string taxonomy, params ReadOnlySpan<string> ids) =>
        Ids(json, name, "TermContentItemIds", taxonomy, ids);

    private static void Ids(Utf8JsonWriter json, string name, string key, string? taxonomy, ReadOnlySpan<string> ids)
    {
        json.WriteStartObject(name);
        if (taxonomy is not null)
            json.WriteString("TaxonomyContentItemId", taxonomy);
        json.WriteStartArray(key);
        foreach (var id in ids)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Sentence(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
            text.Append(i == 0 ? "" : " ").Append(Words[random.Next(Words.Length)]);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private static string Body(Random random)
    {
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < 10; paragraph++)
        {
            if (paragraph > 0)
                text.Append("\n\n");
            if (paragraph == 5)
                text.Append("## ").Append(Sentence(random, 5)).Append("\n\n");
            text.Append(Sentence(random, 40)).Append(". *").Append(Sentence(random, 6)).Append("*.");
        }

        return text.ToString();
    }
}
