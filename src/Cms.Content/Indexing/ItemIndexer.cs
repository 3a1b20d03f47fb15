using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Content.Indexing;

/// <summary>Derives the index rows of a version.</summary>
public static class ItemIndexer
{
    /// <summary>The longest indexed text; longer values are cut, as no list is filtered by an essay.</summary>
    public const int MaxTextLength = 512;

    /// <summary>The part by which an item says in which list (an item with a ListPart) it is.</summary>
    public const string Contained = "ContainedPart";

    /// <summary>The member of <see cref="Contained"/> that refers to the list.</summary>
    public const string ListId = "ListContentItemId";

    /// <summary>The member of <see cref="Contained"/> that gives the place in the list.</summary>
    public const string ListOrder = "Order";

    public static ItemIndex Index(ContentItem item, ContentDefinitions definitions)
    {
        var content = item.Content;
        var terms = ImmutableArray.CreateBuilder<TermEntry>();
        var references = ImmutableArray.CreateBuilder<ReferenceEntry>();
        var values = ImmutableArray.CreateBuilder<ValueEntry>();
        var text = new StringBuilder(item.DisplayText);

        if (definitions.Type(item.ContentType) is { } type)
        {
            foreach (var (use, field) in definitions.FieldsOf(type))
            {
                if (content.Find(use.Name, field.Name) is { ValueKind: JsonValueKind.Object })
                    IndexField(content, use, field, terms, references, values, text);
            }

            foreach (var use in type.Parts)
                AddText(text, content.Text(use.Name, "Markdown") ?? content.Text(use.Name, "Html"));
        }

        // Welded onto an item when it is put into a list, so that it stands in no definition.
        if (content.Text(Contained, ListId) is { } list)
        {
            references.Add(new ReferenceEntry(Contained, ListId, list, 0));
            if (content.Find(Contained, ListOrder) is { ValueKind: JsonValueKind.Number } order && order.TryGetDecimal(out var number))
                values.Add(new ValueEntry(Contained, ListOrder, null, number, null, null));
        }

        var path = content.Text("AutoroutePart", "Path")?.Trim('/');
        return new ItemIndex(
            string.IsNullOrWhiteSpace(path) ? null : path,
            NullIfEmpty(content.Text("AliasPart", "Alias")),
            NullIfEmpty(content.Text("LocalizationPart", "Culture")),
            NullIfEmpty(content.Text("LocalizationPart", "LocalizationSet")),
            terms.ToImmutable(),
            references.ToImmutable(),
            values.ToImmutable(),
            text.ToString());
    }

    /// <summary>A time of day, <c>hh:mm:ss</c>, as seconds since midnight; null when it is none.</summary>
    public static decimal? Seconds(string? time) =>
        TimeSpan.TryParse(time, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
            ? (decimal)span.Ticks / TimeSpan.TicksPerSecond : null;

    private static void IndexField(
        ItemContent content,
        PartUse use,
        ContentField field,
        ImmutableArray<TermEntry>.Builder terms,
        ImmutableArray<ReferenceEntry>.Builder references,
        ImmutableArray<ValueEntry>.Builder values,
        StringBuilder text)
    {
        switch (field.FieldType)
        {
            case FieldTypes.Taxonomy:
                terms.AddRange(content.Texts(use.Name, field.Name, "TermContentItemIds")
                    .Distinct().Select((id, i) => new TermEntry(use.Name, field.Name, id, i)));
                break;
            case FieldTypes.ContentPicker:
                // A credit that is withheld must not be found by asking for the articles of its contributor.
                var withheld = use.PartName == "TranslatorPart" ? content.Texts(use.Name, "Withheld", "ContentItemIds") : [];
                references.AddRange(content.Texts(use.Name, field.Name, "ContentItemIds")
                    .Distinct().Except(withheld).Select((id, i) => new ReferenceEntry(use.Name, field.Name, id, i)));
                break;
            case FieldTypes.Text:
                AddText(text, content.Text(use.Name, field.Name, "Text"));
                break;
            case FieldTypes.Markdown:
                AddText(text, content.Text(use.Name, field.Name, "Markdown"));
                break;
            case FieldTypes.Html:
                AddText(text, content.Text(use.Name, field.Name, "Html"));
                break;
        }

        if (field.Indexed)
            values.AddRange(Values(content, use.Name, field));
    }

    private static IEnumerable<ValueEntry> Values(ItemContent content, string part, ContentField field)
    {
        ValueEntry? Text(string? value) =>
            string.IsNullOrEmpty(value) ? null : new(part, field.Name, Cut(value), null, null, null);

        return (field.FieldType switch
        {
            FieldTypes.Text => [Text(content.Text(part, field.Name, "Text"))],
            FieldTypes.Link => [Text(content.Text(part, field.Name, "Url"))],
            FieldTypes.MultiText => content.Texts(part, field.Name, "Values").Select(Text),
            FieldTypes.Time => Seconds(content.Text(part, field.Name, "Value")) is { } seconds
                ? [new ValueEntry(part, field.Name, null, seconds, null, null)] : [],
            FieldTypes.Date or FieldTypes.DateTime =>
                content.Instant(part, field.Name, "Value") is { } at ? [new ValueEntry(part, field.Name, null, null, at, null)] : [],
            FieldTypes.Numeric =>
                content.Find(part, field.Name, "Value") is { ValueKind: JsonValueKind.Number } n && n.TryGetDecimal(out var number)
                    ? [new ValueEntry(part, field.Name, null, number, null, null)] : [],
            FieldTypes.Boolean =>
                content.Find(part, field.Name, "Value") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
                    ? [new ValueEntry(part, field.Name, null, null, null, flag.GetBoolean())] : [],
            _ => (IEnumerable<ValueEntry?>)[],
        }).OfType<ValueEntry>();
    }

    private static string Cut(string value) => value.Length <= MaxTextLength ? value : value[..MaxTextLength];

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static void AddText(StringBuilder text, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            text.Append('\n').Append(value);
    }
}
