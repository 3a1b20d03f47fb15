using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Editorial.Items;

namespace Cms.Web.Api.Schema;

/// <summary>How one part of a content type appears in the schema.</summary>
/// <param name="FieldName">Null when the part's fields stand on the type itself.</param>
internal sealed record PartModel(PartUse Use, ContentPart? Part, string? FieldName)
{
    public bool Collapsed => FieldName is null;

    /// <summary>The part's fields, in their order, that readers of the item may see: what is not among them is neither shown
    /// nor filtered nor ordered by.</summary>
    public ImmutableArray<ContentField> Fields { get; } =
    [
        .. (Part?.Fields ?? [])
            .Where(f => SchemaNames.IsName(SchemaNames.Camel(f.Name)))
            .Where(f => PublicFields.IsPublic(Use, f))
            .OrderBy(f => f.Position, PositionOrder.Instance),
    ];

    /// <summary>Orchard's collapse rules: the type's own part, AutoroutePart and AliasPart always, others by their setting.</summary>
    /// <returns>Null for a part that is hidden, or whose name GraphQL cannot express.</returns>
    public static PartModel? Of(ContentType type, PartUse use, ContentDefinitions definitions)
    {
        if (!PublicFields.IsPublic(use) || !SchemaNames.IsName(SchemaNames.Part(use.Name)))
            return null;
        var collapsed = use.Name == type.Name
            || use.PartName is "AutoroutePart" or "AliasPart"
            || use.Settings.Flag("GraphQLContentTypePartSettings", "Collapse");
        return new PartModel(use, definitions.Part(use.PartName), collapsed ? null : SchemaNames.Part(use.Name));
    }

    /// <summary>The visible parts of a type, in the order of their positions.</summary>
    public static IEnumerable<PartModel> All(ContentType type, ContentDefinitions definitions) =>
        type.Parts.OrderBy(p => p.Position, PositionOrder.Instance).Select(use => Of(type, use, definitions)).OfType<PartModel>();
}
