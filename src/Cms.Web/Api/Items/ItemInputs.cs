using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Queries;
using Cms.GraphQL.Types;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>The <c>where</c> and <c>orderBy</c> inputs of a content type.</summary>
internal sealed class ItemInputs
{
    private readonly Dictionary<string, WhereInput> _nested = new(StringComparer.Ordinal);
    private readonly SchemaScope _scope;
    private readonly ContentType _type;

    private ItemInputs(SchemaScope scope, ContentType type)
    {
        (_scope, _type) = (scope, type);
        Where = new WhereInput(scope.Builder.Input(scope.Name($"{type.Name}WhereInput", "type")).Describe("Members are joined by AND."));
        OrderBy = new OrderInput(
            scope.Builder.Input(scope.Name($"{type.Name}OrderByInput", "type")).Describe("The first member weighs most. What has no value comes last."));
    }

    public WhereInput Where { get; }

    public OrderInput OrderBy { get; }

    public static ItemInputs Create(SchemaScope scope, ContentType type)
    {
        var inputs = new ItemInputs(scope, type);
        inputs.AddEnvelope();
        foreach (var part in PartModel.All(type, scope.Definitions))
            inputs.AddPart(part);
        inputs.Where.AddLogic();
        return inputs;
    }

    private void AddEnvelope()
    {
        Id("contentItemId", EnvelopeField.ContentItemId);
        Id("contentItemVersionId", EnvelopeField.ContentItemVersionId);
        OrderBy.Add("contentType", new ItemField.Envelope(EnvelopeField.ContentType));
        var displayText = new ItemField.Envelope(EnvelopeField.DisplayText);
        Where.AddText("displayText", displayText);
        OrderBy.Add("displayText", displayText);
        Instant("createdUtc", EnvelopeField.CreatedUtc);
        Instant("modifiedUtc", EnvelopeField.ModifiedUtc);
        Instant("publishedUtc", EnvelopeField.PublishedUtc);
        Account("owner", EnvelopeField.Owner);
        Account("author", EnvelopeField.Author);
        OrderBy.Add("latest", new ItemField.Envelope(EnvelopeField.Latest), differs: call => EnvelopeFields.MaySeeDrafts(call, _type.Name));
        OrderBy.Add("published", new ItemField.Envelope(EnvelopeField.Published));
    }

    private void AddPart(PartModel part)
    {
        switch (part.Use.PartName)
        {
            case "AutoroutePart":
                Where.AddText("path", new ItemField.Path(), text => text.TrimStart('/'));
                OrderBy.Add("path", new ItemField.Path());
                return;
            case "AliasPart":
                Where.AddText("alias", new ItemField.Alias());
                OrderBy.Add("alias", new ItemField.Alias());
                return;
            case "LocalizationPart":
                var localization = part.Collapsed ? Where : Nested(part);
                localization.AddText("culture", new ItemField.Culture());
                localization.AddText("localizationSet", new ItemField.LocalizationSet());
                var order = part.Collapsed ? OrderBy : OrderBy.Nested(_scope, part.FieldName!, TypeName(part, "OrderByInput"));
                order.Add("culture", new ItemField.Culture());
                return;
        }

        var fields = part.Fields.Where(IsFilterable).ToArray();
        if (fields.Length == 0 || (part.FieldName is { } name && !SchemaNames.IsName(name)))
            return;
        var where = part.Collapsed ? Where : Nested(part);
        foreach (var field in fields)
            AddFilter(where, part, field);

        fields = [.. fields.Where(f => f.FieldType is not (FieldTypes.Taxonomy or FieldTypes.MultiText))];
        if (fields.Length == 0)
            return;
        var orderBy = part.Collapsed ? OrderBy : OrderBy.Nested(_scope, part.FieldName!, TypeName(part, "OrderByInput"));
        foreach (var field in fields)
        {
            if (field.FieldType == FieldTypes.ContentPicker)
                orderBy.AddReference(_scope, SchemaNames.Camel(field.Name), part.Use.Name, field.Name);
            else
                orderBy.Add(SchemaNames.Camel(field.Name), new ItemField.Value(part.Use.Name, field.Name, KindOf(field)));
        }
    }

    private void AddFilter(WhereInput where, PartModel part, ContentField field)
    {
        var name = SchemaNames.Camel(field.Name);
        switch (field.FieldType)
        {
            case FieldTypes.ContentPicker:
                where.Add(name, ReferenceFilters.PickerInput(_scope), ReferenceFilters.Picker(part.Use.Name, field.Name));
                return;
            case FieldTypes.Taxonomy:
                where.Add(name, ReferenceFilters.TermInput(_scope), ReferenceFilters.Taxonomy(part.Use.Name, field.Name));
                return;
        }

        var value = new ItemField.Value(part.Use.Name, field.Name, KindOf(field));
        switch (field.FieldType)
        {
            case FieldTypes.Boolean: where.AddFlag(name, value); break;
            case FieldTypes.Numeric: where.AddNumber(name, value); break;
            case FieldTypes.Time: where.AddNumber(name, value, "TimeSpan"); break;
            case FieldTypes.Date: where.AddInstant(name, value, "Date"); break;
            case FieldTypes.DateTime: where.AddInstant(name, value); break;
            default: where.AddText(name, value); break;
        }
    }

    private static ValueKind KindOf(ContentField field) => field.FieldType switch
    {
        FieldTypes.Boolean => ValueKind.Flag,
        FieldTypes.Numeric or FieldTypes.Time => ValueKind.Number,
        FieldTypes.Date or FieldTypes.DateTime => ValueKind.Instant,
        _ => ValueKind.Text,
    };

    private static bool IsFilterable(ContentField field) => field.FieldType switch
    {
        FieldTypes.ContentPicker or FieldTypes.Taxonomy => true,
        FieldTypes.Text or FieldTypes.Link or FieldTypes.MultiText or FieldTypes.Boolean or FieldTypes.Numeric or FieldTypes.Time
            or FieldTypes.Date or FieldTypes.DateTime => field.Indexed,
        _ => false,
    };

    /// <summary>A filter names the part's instance, so a part that is there under another name has inputs of its own.</summary>
    private string TypeName(PartModel part, string suffix) => _scope.Name(
        part.Use.Name == part.Use.PartName ? part.Use.PartName + suffix : $"{_type.Name}{part.Use.Name}{suffix}",
        part.Use.Name == part.Use.PartName ? "filter" : $"filter of {_type.Name}");

    /// <summary>The same builder comes back for the same name, so that types share it; the readers are this type's own.</summary>
    private WhereInput Nested(PartModel part)
    {
        var typeName = TypeName(part, "WhereInput");
        if (!_nested.TryGetValue(typeName, out var nested))
        {
            _nested[typeName] = nested = new WhereInput(_scope.Builder.Input(typeName));
            Where.Add(part.FieldName!, typeName, (value, call) => nested.Read((InputValues?)value, call));
        }

        return nested;
    }

    private void Id(string name, EnvelopeField field)
    {
        Where.AddId(name, new ItemField.Envelope(field));
        OrderBy.Add(name, new ItemField.Envelope(field));
    }

    private void Instant(string name, EnvelopeField field)
    {
        Where.AddInstant(name, new ItemField.Envelope(field));
        OrderBy.Add(name, new ItemField.Envelope(field));
    }

    /// <summary>Accounts are not public: who may not read them may not ask by them.</summary>
    private void Account(string name, EnvelopeField field)
    {
        void Guard(Call call)
        {
            if (!EnvelopeFields.MayViewUsers(call))
                throw new ForbiddenFilterException(name);
        }

        Where.AddText(name, new ItemField.Envelope(field), guard: Guard);
        OrderBy.Add(name, new ItemField.Envelope(field), Guard);
    }
}
