using System.Collections.Frozen;
using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Indexing;
using Cms.Content.Queries;

namespace Cms.Data.StoredQueries;

/// <summary>One of Orchard's index tables, as a view on ours.</summary>
/// <param name="Columns">By name, without case: the expression on the row <c>x</c>, and its kind.</param>
/// <param name="Table">Ours, which has the columns that every index table repeats of the version.</param>
/// <param name="FieldKind">Its rows are values of fields of this kind, and only of those that the caller may read.</param>
/// <param name="Where">A further condition on the row <c>x</c>.</param>
/// <param name="TargetColumn">Refers to an item, which the caller must see too.</param>
/// <param name="IsOfTerms">Its rows are terms.</param>
internal sealed record StoredQueryTable(
    string Table,
    FrozenDictionary<string, (string Sql, ValueKind Kind)> Columns,
    string? FieldKind = null,
    string? Where = null,
    string? TargetColumn = null,
    bool IsOfTerms = false);

/// <summary>The tables a stored query may name. Every one shows published versions only, and of these what the caller may see.</summary>
internal static class StoredQueryTables
{
    /// <summary>The columns of our versions that hold accounts.</summary>
    public static readonly string[] AccountColumns = ["Owner", "Author"];

    private static readonly (string Name, string Sql, ValueKind Kind)[] Common =
    [
        ("DocumentId", "x.\"VersionId\"", ValueKind.Text),
        ("ContentItemId", "x.\"ItemId\"", ValueKind.Text),
        ("ContentItemVersionId", "x.\"VersionId\"", ValueKind.Text),
        ("ContentType", "x.\"ContentType\"", ValueKind.Text),
        ("Published", "1", ValueKind.Flag),
        ("Latest", "1", ValueKind.Flag), // whether there is a draft is not public
    ];

    private static readonly (string Name, string Sql, ValueKind Kind)[] OfField =
    [
        ("ContentPart", "x.\"Part\"", ValueKind.Text),
        ("ContentField", "x.\"Field\"", ValueKind.Text),
    ];

    private static readonly FrozenDictionary<string, StoredQueryTable> All = new Dictionary<string, StoredQueryTable>
    {
        ["ContentItemIndex"] = new("ItemVersions", Columns(
            ("DisplayText", "x.\"DisplayText\"", ValueKind.Text),
            ("CreatedUtc", "x.\"CreatedUtc\"", ValueKind.Instant),
            ("ModifiedUtc", "x.\"ModifiedUtc\"", ValueKind.Instant),
            ("PublishedUtc", "x.\"PublishedUtc\"", ValueKind.Instant),
            ("Owner", "x.\"Owner\"", ValueKind.Text),
            ("Author", "x.\"Author\"", ValueKind.Text))),
        ["AutoroutePartIndex"] = new("ItemRoutes", Columns(("Path", "x.\"Path\"", ValueKind.Text))),
        ["AliasPartIndex"] = new("ItemAliases", Columns(("Alias", "x.\"Alias\"", ValueKind.Text))),
        ["LocalizedContentItemIndex"] = new("ItemLocalizations", Columns(
            ("LocalizationSet", "x.\"LocalizationSet\"", ValueKind.Text),
            ("Culture", "LOWER(x.\"Culture\")", ValueKind.Text))),
        ["TaxonomyIndex"] = new("ItemTerms", Columns([.. OfField, ("TermContentItemId", "x.\"TermId\"", ValueKind.Text)]), FieldTypes.Taxonomy, IsOfTerms: true),
        ["ContentPickerFieldIndex"] = new(
            "ItemReferences", Columns([.. OfField, ("SelectedContentItemId", "x.\"TargetId\"", ValueKind.Text)]), FieldTypes.ContentPicker, TargetColumn: "TargetId"),
        ["ContainedPartIndex"] = new(
            "ItemReferences",
            Columns(
                ("ListContentItemId", "x.\"TargetId\"", ValueKind.Text),
                ("Order", $"(SELECT MIN(o.\"Number\") FROM \"ItemValues\" o WHERE o.\"VersionId\" = x.\"VersionId\" AND o.\"Part\" = '{ItemIndexer.Contained}' AND o.\"Field\" = '{ItemIndexer.ListOrder}')", ValueKind.Number)),
            Where: $"x.\"Part\" = '{ItemIndexer.Contained}' AND x.\"Field\" = '{ItemIndexer.ListId}'",
            TargetColumn: "TargetId"),
        ["TextFieldIndex"] = Values(FieldTypes.Text, ("Text", "Text", ValueKind.Text), ("BigText", "Text", ValueKind.Text)),
        ["MultiTextFieldIndex"] = Values(FieldTypes.MultiText, ("Value", "Text", ValueKind.Text)),
        ["LinkFieldIndex"] = Values(FieldTypes.Link, ("Url", "Text", ValueKind.Text)),
        ["NumericFieldIndex"] = Values(FieldTypes.Numeric, ("Numeric", "Number", ValueKind.Number)),
        ["BooleanFieldIndex"] = Values(FieldTypes.Boolean, ("Boolean", "Flag", ValueKind.Flag)),
        ["DateFieldIndex"] = Values(FieldTypes.Date, ("Date", "Instant", ValueKind.Instant)),
        ["DateTimeFieldIndex"] = Values(FieldTypes.DateTime, ("DateTime", "Instant", ValueKind.Instant)),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    public static StoredQueryTable? Find(string name) => All.GetValueOrDefault(name);

    private static StoredQueryTable Values(string fieldKind, params (string Name, string Column, ValueKind Kind)[] columns) => new(
        "ItemValues",
        Columns([.. OfField, .. columns.Select(c => (c.Name, c.Kind == ValueKind.Flag ? $"CASE WHEN x.\"{c.Column}\" THEN 1 ELSE 0 END" : $"x.\"{c.Column}\"", c.Kind))]),
        fieldKind,
        Where: $"x.\"{columns[0].Column}\" IS NOT NULL");

    private static FrozenDictionary<string, (string Sql, ValueKind Kind)> Columns(params (string Name, string Sql, ValueKind Kind)[] columns) =>
        Common.Concat(columns).ToFrozenDictionary(c => c.Name, c => (c.Sql, c.Kind), StringComparer.OrdinalIgnoreCase);
}
