using System.Text.Json;
using Cms.Content.Items;
using Cms.Editorial.Translations;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>source { … stale }</c>: the fields of the definition, and whether the original has changed since.</summary>
internal sealed class SourceCredit() : TypedPart("SourcePart", "SourcePart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("Where the text comes from.");
        ItemTypes.AddFields(scope, type, part);
        if (type.FindField("stale") is null)
        {
            type.Field("stale", "Boolean!")
                .Describe("The outlet has changed its story since this was translated, and nobody has confirmed or updated the translation yet.")
                .Load(
                    ItemLoads.Loader,
                    (_, parent) => Pin((PartValue)parent) is { } pin ? [Wanted.Stale(pin)] : [],
                    (_, parent, found) => FieldResult.Of(Pin((PartValue)parent) is { } pin && found.ContainsKey(Wanted.Stale(pin))));
        }
    }

    private static PinnedSource? Pin(PartValue part)
    {
        var story = PartValue.Strings(PartValue.Find(PartValue.Find(part.Json, "SourceStory"), "ContentItemIds"));
        var revision = PartValue.Find(PartValue.Find(part.Json, "Revision"), "Value");
        return story is [var only, ..] && ItemId.TryParse(only, out var id)
            && revision.ValueKind == JsonValueKind.Number && revision.TryGetDecimal(out var number)
                ? new PinnedSource(id, (int)number, part.Item.ContentItemId) : null;
    }
}
