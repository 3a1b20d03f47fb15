using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>markdownBody { markdown html }</c>.</summary>
internal sealed class MarkdownBody() : TypedPart("MarkdownBodyPart", "MarkdownBodyPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part) => MarkdownFields.Declare(type);
}

/// <summary><c>htmlBody { html }</c>.</summary>
internal sealed class HtmlBody() : TypedPart("HtmlBodyPart", "HtmlBodyPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part) =>
        RenderedHtml.OfHtml(type.Describe("HTML, without what could act."));
}
