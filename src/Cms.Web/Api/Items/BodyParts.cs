using Cms.Content.Items;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary><c>markdownBody { markdown html }</c>.</summary>
internal sealed class MarkdownBody : TypedPart
{
    public override string PartName => "MarkdownBodyPart";

    public override void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part) =>
        graph.Field(name, MarkdownFields.BodyType).Resolve((parent, _) => ItemTypes.PartOrNull((ContentItem)parent, part));
}

/// <summary><c>htmlBody { html }</c>.</summary>
internal sealed class HtmlBody : TypedPart
{
    public override string PartName => "HtmlBodyPart";

    public override void Add(SchemaBuilder schema, FieldsBuilder graph, string name, string part) =>
        graph.Field(name, "HtmlBodyPart").Resolve((parent, _) => ItemTypes.PartOrNull((ContentItem)parent, part));
}
