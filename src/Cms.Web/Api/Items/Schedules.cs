using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>publishLater { scheduledPublishUtc }</c>: what is planned is known to the desk only.</summary>
internal sealed class PublishLater() : SchedulePart("PublishLaterPart", "ScheduledPublishUtc");

/// <summary><c>archiveLater { scheduledArchiveUtc }</c>: what is planned is known to the desk only.</summary>
internal sealed class ArchiveLater() : SchedulePart("ArchiveLaterPart", "ScheduledArchiveUtc");

/// <summary>A part that says what is to happen to the item, and when.</summary>
internal abstract class SchedulePart(string name, string key) : TypedPart(name, name)
{
    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part) =>
        type.Describe("What is planned for the item.").Field(SchemaNames.Camel(key), "DateTime")
            .Describe("Null for those who may not see the item's drafts.")
            .Resolve((parent, context) =>
            {
                var value = (PartValue)parent;
                return context.Get<Call>().Actor.MayView(value.Item.ContentType, value.Item.Owner)
                    && PartValue.Find(value.Json, key) is { ValueKind: System.Text.Json.JsonValueKind.String } json
                    && json.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : null;
            });
}
