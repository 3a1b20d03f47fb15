using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items.Changes;

/// <summary>The input of a content type together with its reading: the members that its definition gives, and <c>parts</c> for
/// the JSON of whatever they do not cover.</summary>
internal sealed class ItemInput
{
    private const string Parts = "parts";

    private readonly Dictionary<string, Action<JsonObject, object?>> _readers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(["ContainedPart", "TermPart"], StringComparer.Ordinal);
    private readonly InputObjectTypeBuilder _type;

    private ItemInput(InputObjectTypeBuilder type) => _type = type;

    public string TypeName => _type.Name;

    public static ItemInput Create(SchemaScope scope, ContentType type)
    {
        var input = new ItemInput(scope.Builder.Input(scope.Name($"{type.Name}Input", "type"))
            .Describe($"The content of an item of type {type.DisplayName}. What is absent stays as it is, null empties."));
        foreach (var use in type.Parts.OrderBy(p => p.Position, PositionOrder.Instance))
        {
            input._parts.Add(use.Name);
            input.AddPart(scope, type, use);
        }

        input._type.Field(Parts, "JSON").Describe(
            "Orchard's JSON of parts by their names, for what has no member of its own; merged by RFC 7396 after the members.");
        return input;
    }

    /// <returns>A merge patch for the item's content, or <c>invalid-content</c>.</returns>
    public Result<JsonObject> Read(InputValues values)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in values.Where(v => v.Key != Parts))
            _readers[name](patch, value);
        if (!values.TryGetValue(Parts, out var parts) || parts is null)
            return patch;

        if (parts is not JsonElement { ValueKind: JsonValueKind.Object } json)
            return Problem.Invalid("invalid-content", "'parts' is an object with a member for each part.", new ProblemDetail(Parts, "This is no object."));
        foreach (var (name, value) in JsonObject.Create(json)!)
        {
            // Neither are an item's ids, dates and owner the caller's to say.
            if (!_parts.Contains(name))
                return Problem.Invalid("invalid-content", $"'{name}' is no part of this type.", new ProblemDetail(name, "This is no part of this type."));
            if (value is null)
                patch[name] = null;
            else if (value is JsonObject part)
                Lay(patch, name, part);
            else
                return Problem.Invalid("invalid-content", $"{name} is not an object.", new ProblemDetail(name, "This is no object."));
        }

        return patch;
    }

    private static void Lay(JsonObject patch, string name, JsonObject part)
    {
        if (patch[name] is not JsonObject existing)
            patch[name] = existing = [];
        foreach (var (key, value) in part)
            existing[key] = value?.DeepClone();
    }

    private void AddPart(SchemaScope scope, ContentType type, PartUse use)
    {
        switch (use.PartName)
        {
            case "TitlePart": Add("title", "String", Member(use.Name, "Title")); return;
            case "AutoroutePart": Add("path", "String", Member(use.Name, "Path")); return;
            case "AliasPart": Add("alias", "String", Member(use.Name, "Alias")); return;
            case "LocalizationPart": AddObject(scope, use, "LocalizationPartInput", ("culture", "String"), ("localizationSet", "String")); return;
            case "MarkdownBodyPart": AddObject(scope, use, "MarkdownBodyPartInput", ("markdown", "String")); return;
            case "HtmlBodyPart": AddObject(scope, use, "HtmlBodyPartInput", ("html", "String")); return;
            case "NoticesPart": AddNotices(scope, use); return;
        }

        var fields = (scope.Definitions.Part(use.PartName)?.Fields ?? [])
            .Where(f => FieldInputs.HasShape(f) && SchemaNames.IsName(SchemaNames.Camel(f.Name)))
            .OrderBy(f => f.Position, PositionOrder.Instance).ToArray();
        if (use.Name == type.Name)
        {
            foreach (var field in fields)
                Add(SchemaNames.Camel(field.Name), FieldInputs.TypeOf(scope, field), (patch, value) => Part(patch, use.Name)[field.Name] = FieldInputs.Read(field, value));
            return;
        }

        var name = SchemaNames.Part(use.Name);
        if (fields.Length == 0 || !SchemaNames.IsName(name) || !SchemaNames.IsName(use.PartName))
            return;
        var input = scope.Name($"{use.PartName}Input", "change");
        if (!scope.Builder.Has(input))
        {
            var builder = scope.Builder.Input(input);
            foreach (var field in fields.DistinctBy(f => SchemaNames.Camel(f.Name)))
                builder.Field(SchemaNames.Camel(field.Name), FieldInputs.TypeOf(scope, field)).Describe(field.Hint);
        }

        Add(name, input, (patch, value) =>
        {
            foreach (var field in fields)
            {
                if (value is InputValues values && values.TryGetValue(SchemaNames.Camel(field.Name), out var given))
                    Part(patch, use.Name)[field.Name] = FieldInputs.Read(field, given);
            }
        });
    }

    /// <summary>A part whose members are texts.</summary>
    private void AddObject(SchemaScope scope, PartUse use, string typeName, params (string Name, string Type)[] members)
    {
        var input = scope.Name(typeName);
        if (!scope.Builder.Has(input))
        {
            var builder = scope.Builder.Input(input);
            foreach (var (name, type) in members)
                builder.Field(name, type);
        }

        Add(SchemaNames.Part(use.Name), input, (patch, value) =>
        {
            foreach (var (name, given) in value as InputValues ?? InputValues.Empty)
                Part(patch, use.Name)[SchemaNames.Pascal(name)] = (string?)given;
        });
    }

    private void AddNotices(SchemaScope scope, PartUse use)
    {
        var input = scope.Name("NoticeInput");
        if (!scope.Builder.Has(input))
        {
            var builder = scope.Builder.Input(input);
            builder.Field("id", "String!").Describe("Unique within the article.");
            builder.Field("kind", "String!").Describe("mistranslation, editing-error, source-correction, clarification, update, retraction or takedown.");
            builder.Field("publishedUtc", "DateTime!");
            builder.Field("text", "String!");
            builder.Field("segments", "[String!]!", "[]");
        }

        Add(SchemaNames.Part(use.Name), $"[{input}!]", (patch, value) =>
        {
            var notices = new JsonArray();
            foreach (var notice in ((IReadOnlyList<object?>?)value ?? []).OfType<InputValues>())
            {
                notices.Add(new JsonObject
                {
                    ["Id"] = notice.Get<string>("id"),
                    ["Kind"] = notice.Get<string>("kind"),
                    ["PublishedUtc"] = ContentItemJson.Format(notice.Get<DateTimeOffset>("publishedUtc").UtcDateTime),
                    ["Text"] = notice.Get<string>("text"),
                    ["Segments"] = new JsonArray([.. notice.List("segments").Select(s => (JsonNode?)(string?)s)]),
                });
            }

            Part(patch, use.Name)["Notices"] = notices;
        });
    }

    private static Action<JsonObject, object?> Member(string part, string key) => (patch, value) => Part(patch, part)[key] = (string?)value;

    private static JsonObject Part(JsonObject patch, string name)
    {
        if (patch[name] is not JsonObject part)
            patch[name] = part = [];
        return part;
    }

    private void Add(string name, string type, Action<JsonObject, object?> read)
    {
        if (name != Parts && SchemaNames.IsName(name) && !_type.Has(name) && _readers.TryAdd(name, read))
            _type.Field(name, type);
    }
}
