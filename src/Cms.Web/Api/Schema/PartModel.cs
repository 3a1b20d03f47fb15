using Cms.Content.Definitions;

namespace Cms.Web.Api.Schema;

/// <summary>How one part of a content type appears in the schema.</summary>
/// <param name="FieldName">Null when the part's fields stand on the type itself.</param>
internal sealed record PartModel(PartUse Use, ContentPart? Part, string? FieldName)
{
    public bool Collapsed => FieldName is null;

    /// <summary>Orchard's collapse rules: the type's own part, AutoroutePart and AliasPart always, others by their setting.</summary>
    public static PartModel? Of(ContentType type, PartUse use, ContentDefinitions definitions)
    {
        if (use.Settings.Flag("GraphQLContentTypePartSettings", "Hidden"))
            return null;
        var collapsed = use.Name == type.Name
            || use.PartName is "AutoroutePart" or "AliasPart"
            || use.Settings.Flag("GraphQLContentTypePartSettings", "Collapse");
        return new PartModel(use, definitions.Part(use.PartName), collapsed ? null : SchemaNames.Part(use.Name));
    }
}
