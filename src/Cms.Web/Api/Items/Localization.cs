using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>localization { culture localizationSet localizations(culture) }</c>.</summary>
internal sealed class Localization() : TypedPart("LocalizationPart", "LocalizationPart")
{
    /// <summary>How many languages of one item are read at most.</summary>
    public const int MostOfASet = 50;

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("The language of an item and its siblings in other languages.");
        type.Field("culture", "String").Describe("BCP 47 tag.").Text("Culture");
        type.Field("localizationSet", "String").Describe("Shared by all translations of one item.").Text("LocalizationSet");
        type.Field("localizations", $"[{EnvelopeFields.Interface}!]!").Describe("All published items of the set, this one included.")
            .Argument("culture", "String", description: "Only this language.")
            .PageSize(_ => 5)
            .Batch(LocalizationsAsync);
    }

    private static async ValueTask<IReadOnlyList<FieldResult>> LocalizationsAsync(FieldContext context, IReadOnlyList<object> parents)
    {
        var sets = parents.Select(SetOf).OfType<string>().Distinct().ToArray();
        if (sets.Length == 0)
            return [.. parents.Select(_ => FieldResult.Of(Array.Empty<ContentItem>()))];

        var call = context.Get<Call>();
        ItemFilter where = new ItemFilter.Compare(new ItemField.LocalizationSet(), Comparison.In, [.. sets]);
        if (context.Arguments.Get<string>("culture") is { } culture)
            where = new ItemFilter.And([where, new ItemFilter.Compare(new ItemField.Culture(), Comparison.Equal, culture)]);
        var query = new ItemQuery
        {
            Where = where,
            OrderBy = [new ItemOrder(new ItemField.Culture())],
            Take = sets.Length * MostOfASet,
        };
        var found = await call.Service<QueryItems>().RunAsync(query, call.Actor, context.CancellationToken);
        var bySet = found.Where(v => ItemTypes.IsKnown(context, v.Item)).ToLookup(v => v.Content.Text("LocalizationPart", "LocalizationSet"), v => v.Item);
        return [.. parents.Select(p => FieldResult.Of(SetOf(p) is { } set ? bySet[set].ToArray() : []))];
    }

    private static string? SetOf(object parent) =>
        PartValue.Find(((PartValue)parent).Json, "LocalizationSet") is { ValueKind: System.Text.Json.JsonValueKind.String } set
            && set.GetString() is { Length: > 0 } text ? text : null;
}
