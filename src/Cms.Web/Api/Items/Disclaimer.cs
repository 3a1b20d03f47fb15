using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>disclaimer { text disclaimer }</c>: the text as it was frozen. The editor's reason for another choice is a note
/// of the house and not shown.</summary>
internal sealed class Disclaimer() : TypedPart("DisclaimerPart", "DisclaimerPart")
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("What the publisher says about the text, frozen when it was published.").Field("text", "String").Text("Text", "Text");
        ItemTypes.AddFields(scope, type, part);
    }
}
