using Cms.Content.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>localization { culture localizationSet localizations(culture) }</c>.</summary>
internal sealed class Localization() : TypedPart("LocalizationPart", "LocalizationPart")
{
    /// <summary>How many languages of one item are read at most.</summary>
    public const int MostOfASet = 50;

    public override void Add(SchemaScope scope, FieldsBuilder graph, string name, PartModel part)
    {
        base.Add(scope, graph, name, part);
        if (part.Use.Name == PartName)
            graph.FindField(name)?.OfHead();
    }

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("The language of an item and its siblings in other languages.");
        type.Field("culture", "String").Describe("BCP 47 tag.").Text("Culture").OfHead();
        type.Field("localizationSet", "String").Describe("Shared by all translations of one item.").Text("LocalizationSet").OfHead();
        type.Field("localizations", $"[{EnvelopeFields.Interface}!]!").Describe("All published items of the set, this one included.")
            .Argument("culture", "String", description: "Only this language.")
            .PageSize(_ => 5)
            .Load(
                ItemLoads.Loader,
                (context, parent) => SetOf(parent) is { } set ? [Wanted.Siblings(set, Heads.AreEnough(context))] : [],
                (context, parent, found) => FieldResult.Of(Siblings(
                    context, SetOf(parent) is { } set ? found.GetValueOrDefault(Wanted.Siblings(set, Heads.AreEnough(context))) : null)))
            .OfHead();
    }

    private static ContentItem[] Siblings(FieldContext context, object? found)
    {
        if (found is not ContentItem[] siblings)
            return [];
        var culture = context.Arguments.Get<string>("culture");
        return
        [
            .. siblings.Where(item => ItemTypes.IsKnown(context, item) && (culture is null || item.Content.Text("LocalizationPart", "Culture") == culture))
                .Take(MostOfASet),
        ];
    }

    private static string? SetOf(object parent) =>
        PartValue.Find(((PartValue)parent).Json, "LocalizationSet") is { ValueKind: System.Text.Json.JsonValueKind.String } set
            && set.GetString() is { Length: > 0 } text ? text : null;
}
