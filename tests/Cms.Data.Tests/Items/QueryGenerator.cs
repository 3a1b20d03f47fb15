using System.Collections.Immutable;
using System.Globalization;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;

namespace Cms.Data.Tests.Items;

/// <summary>Random items and queries that meet each other often. Texts hold what a careless SQL writer trips over.</summary>
internal sealed class QueryGenerator(Random random)
{
    private static readonly string[] Texts =
    [
        "100%", "100 percent", "under_score", "underXscore", "it's", "a \"quote\"", "back\\slash", "'; DROP TABLE \"Epochs\"; --", "%", "_", "",
        "Zebra", "zebra", "Äpfel", "apfel", "دير الزور", "دير", "خبر", "@p0", "{0}", "null", "NULL", "a", "ab", "abc", "\t", "*", "[a]", "$1",
    ];

    private static readonly string[] Cultures = ["en", "ar", "pt-BR"];
    private static readonly string[] Words = ["w1", "w12", "w123", "w2", "w3", "deir", "ez", "zor", "دير", "الزور"];
    private static readonly string[] Fields = ["Color", "Other"];

    private readonly List<string> _ids = [.. Enumerable.Range(0, 80).Select(_ => ItemId.New().Value)];
    private readonly string[] _terms = [.. Enumerable.Range(0, 6).Select(_ => ItemId.New().Value)];
    private readonly string[] _sets = [.. Enumerable.Range(0, 60).Select(_ => Guid.NewGuid().ToString("n"))];

    public IReadOnlyList<string> Ids => _ids;

    public ContentItem Item(string id, bool published) => new()
    {
        ContentItemId = new ItemId(id),
        ContentItemVersionId = VersionId.New(),
        ContentType = Pick("Article", "Article", "Page"),
        DisplayText = Maybe(() => Pick(Texts)),
        Latest = true,
        Published = published,
        CreatedUtc = Instant(),
        ModifiedUtc = Instant(),
        PublishedUtc = published ? Instant() : Maybe(Instant2),
        Owner = Maybe(() => Pick("ann", "bob")),
        Author = Maybe(() => Pick(Texts)),
        Content = ItemContent.Empty.With(random.Next().ToString(CultureInfo.InvariantCulture), "TitlePart", "Title"),
    };

    public ItemIndex Index(string id)
    {
        var number = _ids.IndexOf(id);
        return new ItemIndex(
            Maybe(() => $"{Pick("news", "opinion", "100%")}/{number}"),
            Maybe(() => $"{Pick("alias", "a_b")}-{number}"),
            Maybe(() => Pick(Cultures)),
            Maybe(() => _sets[number % _sets.Length] + (number >= _sets.Length ? "x" : "")),
            [.. Fields.SelectMany(field => Some(_terms).Select((term, i) => new TermEntry("Article", field, term, i)))],
            [.. Fields.SelectMany(field => Some(_ids.Take(12)).Select((target, i) => new ReferenceEntry("Article", field, target, i)))],
            [
                .. Some(Texts).Select(text => new ValueEntry("Article", "Many", text, null, null, null)),
                .. Some([Pick(Texts)]).Select(text => new ValueEntry("Article", "Color", text, null, null, null)),
                .. Some([Number()]).Select(number => new ValueEntry("Article", "Size", null, number, null, null)),
                .. Some([Instant()]).Select(at => new ValueEntry("Article", "When", null, null, at, null)),
                .. Some([random.Next(2) == 0]).Select(flag => new ValueEntry("Article", "Open", null, null, null, flag)),
            ],
            string.Join(' ', Some(Words)));
    }

    public ItemQuery Query() => new()
    {
        ContentTypes = random.Next(3) switch { 0 => [], 1 => ["Article"], _ => ["Article", "Page"] },
        Status = (VersionStatus)random.Next(4),
        Where = random.Next(8) == 0 ? null : Filter(3),
        OrderBy = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ItemOrder(Field(), random.Next(2) == 0))],
        Skip = random.Next(3) == 0 ? random.Next(20) : 0,
        Take = random.Next(4) == 0 ? random.Next(1, 10) : 200,
    };

    private ItemFilter Filter(int depth) => random.Next(depth > 0 ? 10 : 6) switch
    {
        0 or 1 or 2 => Compare(),
        3 => new ItemFilter.HasTerm("Article", Pick(Fields), [.. Some(_terms).Prepend(Pick(_terms)).Take(random.Next(1, 3))]),
        4 => new ItemFilter.RefersToItem("Article", Pick(Fields), [.. Some(_ids.Take(12)).Take(random.Next(1, 4))]),
        5 => new ItemFilter.Search(string.Join(Pick(" ", "-", ", "), Some(Words).Take(random.Next(1, 3)))),
        6 => new ItemFilter.RefersTo("Article", Pick(Fields), Filter(depth - 1)),
        7 => new ItemFilter.Not(Filter(depth - 1)),
        8 => new ItemFilter.Or([.. Enumerable.Range(0, random.Next(3)).Select(_ => Filter(depth - 1))]),
        _ => new ItemFilter.And([.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))]),
    };

    private ItemFilter.Compare Compare()
    {
        var field = Field();
        if (random.Next(8) == 0)
            return new ItemFilter.Compare(field, Comparison.Equal, (object?)null);

        var kind = field switch
        {
            ItemField.Value value => value.Kind,
            ItemField.Envelope { Field: EnvelopeField.Latest or EnvelopeField.Published } => ValueKind.Flag,
            ItemField.Envelope { Field: EnvelopeField.CreatedUtc or EnvelopeField.ModifiedUtc or EnvelopeField.PublishedUtc } => ValueKind.Instant,
            _ => ValueKind.Text,
        };
        var op = (Comparison)random.Next(9);
        if (kind == ValueKind.Flag)
            op = Pick(Comparison.Equal, Comparison.In);
        else if (kind != ValueKind.Text && op is Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith)
            op = Comparison.Equal;
        return op == Comparison.In
            ? new ItemFilter.Compare(field, op, [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(6) == 0 ? null : Value(field, kind))])
            : new ItemFilter.Compare(field, op, Value(field, kind));
    }

    private object Value(ItemField field, ValueKind kind) => kind switch
    {
        ValueKind.Number => Number(),
        ValueKind.Instant => Instant(),
        ValueKind.Flag => random.Next(2) == 0,
        _ => field switch
        {
            ItemField.Path => Pick("news/1", "news/", "100%", "/", "opinion/7", "100%/12"),
            ItemField.Alias => Pick("alias-3", "a_b-", "alias", "a_b-9"),
            ItemField.Culture => Pick("en", "ar", "pt", "pt-BR"),
            ItemField.LocalizationSet => Pick(_sets),
            ItemField.Envelope { Field: EnvelopeField.ContentItemId } => Pick(_ids.ToArray()),
            ItemField.Envelope { Field: EnvelopeField.ContentType } => Pick("Article", "Page", "Art"),
            ItemField.Envelope { Field: EnvelopeField.Owner } => Pick("ann", "bob", "b"),
            _ => Pick(Texts),
        },
    };

    private ItemField Field() => random.Next(10) switch
    {
        0 or 1 or 2 => new ItemField.Envelope((EnvelopeField)random.Next(11)),
        3 => new ItemField.Path(),
        4 => new ItemField.Alias(),
        5 => new ItemField.Culture(),
        6 => new ItemField.LocalizationSet(),
        7 => new ItemField.Value("Article", Pick("Color", "Many"), ValueKind.Text),
        8 => new ItemField.Value("Article", "Size", ValueKind.Number),
        _ => Pick<ItemField>(new ItemField.Value("Article", "When", ValueKind.Instant), new ItemField.Value("Article", "Open", ValueKind.Flag)),
    };

    private decimal Number() => Pick(0m, -1.5m, 1.25m, 3m, 1_000_000.5m);

    private DateTime Instant() => Sample.Noon.AddTicks(random.Next(12));

    private DateTime? Instant2() => Instant();

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];

    private T? Maybe<T>(Func<T?> value) => random.Next(4) == 0 ? default : value();

    private IEnumerable<T> Some<T>(IEnumerable<T> from) => [.. from.Where(_ => random.Next(3) == 0)];
}
