using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>The fields of every content item, on the interface <c>ContentItem</c> and on each type.</summary>
internal static class EnvelopeFields
{
    public const string Interface = "ContentItem";

    public static void AddInterface(SchemaBuilder schema)
    {
        var contentItem = schema.Interface(Interface)
            .Describe("What every content item has, whatever its type.")
            .ResolveType(value => ((ContentItem)value).ContentType);
        Add(contentItem);
    }

    public static void Add(FieldsBuilder type)
    {
        type.Field("contentItemId", "String!").Describe("The same over all versions.").Column(i => i.ContentItemId.Value).OfHead();
        type.Field("contentItemVersionId", "String").Describe("Null for an item contained in another.").Column(i => i.ContentItemVersionId?.Value).OfHead();
        type.Field("contentType", "String!").Column(i => i.ContentType).OfHead();
        type.Field("displayText", "String").Column(i => i.DisplayText).OfHead();
        type.Field("published", "Boolean!").Column(i => i.Published).OfHead();
        type.Field("latest", "Boolean!").Describe("Whether there is no newer draft; always true for those who may not see drafts.")
            .Resolve((parent, context) => ((ContentItem)parent) is var item && (item.Latest || !MaySeeDrafts(context.Get<Call>(), item.ContentType, item.Owner))).OfHead();
        type.Field("modifiedUtc", "DateTime").Instant(i => i.ModifiedUtc).OfHead();
        type.Field("publishedUtc", "DateTime").Instant(i => i.PublishedUtc).OfHead();
        type.Field("createdUtc", "DateTime").Instant(i => i.CreatedUtc).OfHead();
        type.Field("owner", "String").Describe("An account's id; null for those who may not view accounts.")
            .Resolve((parent, context) => MayViewUsers(context.Get<Call>()) ? ((ContentItem)parent).Owner : null).OfHead();
        type.Field("author", "String").Describe("An account's name; null for those who may not view accounts.")
            .Resolve((parent, context) => MayViewUsers(context.Get<Call>()) ? ((ContentItem)parent).Author : null).OfHead();
        type.Field("render", "String").Describe("The body as HTML, safe to show as it is.")
            .Resolve((parent, _) => RenderedHtml.Body((ContentItem)parent));
    }

    /// <summary>Whether the caller may know that there is a draft.</summary>
    public static bool MaySeeDrafts(Call call, string contentType, string? owner = null) => call.Actor.MayView(contentType, owner);

    public static bool MayViewUsers(Call call) => call.Actor.Can(Permissions.ViewUsers) || call.Actor.Can(Permissions.ManageUsers);
}
