using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Queries;
using Cms.GraphQL.Types;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>The <c>where</c> and <c>orderBy</c> inputs of a content type.</summary>
internal sealed class ItemInputs
{
    private readonly Dictionary<string, (ItemField Field, bool Private)> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WhereInput> _nested = new(StringComparer.Ordinal);
    private readonly string _type;

    private ItemInputs(WhereInput where, string type) => (Where, _type) = (where, type);

    public WhereInput Where { get; }

    /// <summary>Name of the order's input type.</summary>
    public string OrderBy => $"{_type}OrderByInput";

    public static ItemInputs Create(SchemaBuilder schema, ContentType type, ContentDefinitions definitions)
    {
        var inputs = new ItemInputs(
            new WhereInput(schema.Input($"{type.Name}WhereInput").Describe("Members are joined by AND.")), type.Name);
        inputs.AddEnvelope();
        foreach (var use in type.Parts)
        {
            if (PartModel.Of(type, use, definitions) is { } part)
                inputs.AddPart(schema, part);
        }

        inputs.Where.AddLogic();
        var orderBy = schema.Input(inputs.OrderBy).Describe("The first member weighs most. What has no value comes last.");
        foreach (var name in inputs._orders.Keys)
            orderBy.Field(name, "OrderByDirection");
        return inputs;
    }

    /// <exception cref="ForbiddenFilterException">By a field that the caller may not read.</exception>
    public ImmutableArray<ItemOrder> ReadOrder(InputValues? values, Call call)
    {
        if (values is null)
            return [];
        var orders = ImmutableArray.CreateBuilder<ItemOrder>();
        foreach (var (name, direction) in values)
        {
            if (direction is null)
                continue;
            var (field, isPrivate) = _orders[name];
            if (isPrivate)
                RequireUsers(call, name);
            orders.Add(new ItemOrder(field, (string)direction == "DESC"));
        }

        return orders.ToImmutable();
    }

    private void AddEnvelope()
    {
        Id("contentItemId", EnvelopeField.ContentItemId);
        Id("contentItemVersionId", EnvelopeField.ContentItemVersionId);
        Order("contentType", new ItemField.Envelope(EnvelopeField.ContentType));
        var displayText = new ItemField.Envelope(EnvelopeField.DisplayText);
        Where.AddText("displayText", displayText);
        Order("displayText", displayText);
        Instant("createdUtc", EnvelopeField.CreatedUtc);
        Instant("modifiedUtc", EnvelopeField.ModifiedUtc);
        Instant("publishedUtc", EnvelopeField.PublishedUtc);
        Account("owner", EnvelopeField.Owner);
        Account("author", EnvelopeField.Author);
        Order("latest", new ItemField.Envelope(EnvelopeField.Latest));
        Order("published", new ItemField.Envelope(EnvelopeField.Published));
    }

    private void AddPart(SchemaBuilder schema, PartModel part)
    {
        switch (part.Use.PartName)
        {
            case "AutoroutePart":
                Where.AddText("path", new ItemField.Path(), text => text.TrimStart('/'));
                Order("path", new ItemField.Path());
                return;
            case "AliasPart":
                Where.AddText("alias", new ItemField.Alias());
                return;
            case "LocalizationPart":
                var localization = Nested(schema, "LocalizationPartWhereInput", part, out var isNew);
                if (isNew)
                {
                    localization.AddText("culture", new ItemField.Culture());
                    localization.AddText("localizationSet", new ItemField.LocalizationSet());
                }

                return;
        }

        var fields = (part.Part?.Fields ?? []).Where(f => IsFilterable(part, f) && SchemaNames.IsName(SchemaNames.Camel(f.Name))).ToArray();
        if (fields.Length == 0)
            return;
        // A filter names the part's instance, so a part that is there under another name has an input of its own.
        var typeName = part.Use.Name == part.Use.PartName ? $"{part.Use.PartName}WhereInput" : $"{_type}{part.Use.Name}WhereInput";
        var where = part.Collapsed ? Where : Nested(schema, typeName, part, out _);
        foreach (var field in fields)
            AddField(schema, where, part, field);
    }

    private void AddField(SchemaBuilder schema, WhereInput where, PartModel part, ContentField field)
    {
        var name = SchemaNames.Camel(field.Name);
        switch (field.FieldType)
        {
            case FieldTypes.ContentPicker:
                where.Add(name, ReferenceFilters.PickerInput(schema), ReferenceFilters.Picker(part.Use.Name, field.Name));
                return;
            case FieldTypes.Taxonomy:
                where.Add(name, ReferenceFilters.TermInput(schema), ReferenceFilters.Taxonomy(part.Use.Name, field.Name));
                return;
        }

        var kind = field.FieldType switch
        {
            FieldTypes.Boolean => ValueKind.Flag,
            FieldTypes.Numeric => ValueKind.Number,
            FieldTypes.Date or FieldTypes.DateTime => ValueKind.Instant,
            _ => ValueKind.Text,
        };
        var value = new ItemField.Value(part.Use.Name, field.Name, kind);
        switch (kind)
        {
            case ValueKind.Flag: where.AddFlag(name, value); break;
            case ValueKind.Number: where.AddNumber(name, value); break;
            case ValueKind.Instant: where.AddInstant(name, value); break;
            default: where.AddText(name, value); break;
        }

        if (part.Collapsed && field.FieldType != FieldTypes.MultiText)
            Order(name, value);
    }

    private static bool IsFilterable(PartModel part, ContentField field) => field.FieldType switch
    {
        FieldTypes.ContentPicker => part.Use.PartName != "TranslatorPart" || field.Name != "Withheld",
        FieldTypes.Taxonomy => true,
        FieldTypes.Markdown or FieldTypes.Html or FieldTypes.Media => false,
        _ => field.Indexed,
    };

    private WhereInput Nested(SchemaBuilder schema, string typeName, PartModel part, out bool isNew)
    {
        // The same builder comes back for the same name, so that types share it; the readers are this type's own.
        isNew = !_nested.TryGetValue(typeName, out var nested);
        if (nested is null)
        {
            _nested[typeName] = nested = new WhereInput(schema.Input(typeName));
            var inner = nested;
            Where.Add(part.FieldName!, typeName, (value, call) => inner.Read((InputValues?)value, call));
        }

        return nested;
    }

    private void Id(string name, EnvelopeField field)
    {
        Where.AddId(name, new ItemField.Envelope(field));
        Order(name, new ItemField.Envelope(field));
    }

    private void Instant(string name, EnvelopeField field)
    {
        Where.AddInstant(name, new ItemField.Envelope(field));
        Order(name, new ItemField.Envelope(field));
    }

    /// <summary>Accounts are not public: who may not read them may not ask by them.</summary>
    private void Account(string name, EnvelopeField field)
    {
        Where.AddText(name, new ItemField.Envelope(field), guard: call => RequireUsers(call, name));
        Order(name, new ItemField.Envelope(field), isPrivate: true);
    }

    private void Order(string name, ItemField field, bool isPrivate = false) => _orders.TryAdd(name, (field, isPrivate));

    private static void RequireUsers(Call call, string name)
    {
        if (!EnvelopeFields.MayViewUsers(call))
            throw new ForbiddenFilterException(name);
    }
}
