using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What happens to content items, and what is done with them.</summary>
internal static class ContentEntries
{
    private static readonly ActivityProperty Type = new("ContentType", PropertyKind.ContentType);
    private static readonly ActivityProperty Content = Script("Content");

    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Event(ActivityKinds.ContentCreated), Event("ContentUpdatedEvent"), Event("ContentDraftSavedEvent"),
        Event("ContentVersionedEvent"), Event("ContentPublishedEvent"), Event("ContentUnpublishedEvent"),
        Event("ContentDeletedEvent"),
        Task(ActivityKinds.PublishContent, Content), Task("UnpublishContentTask", Content), Task("RetrieveContentTask", Content),
        Task("CreateContentTask", Type, Liquid("ContentProperties"), Flag("Publish")),
        Task("UpdateContentTask", Content, Liquid("ContentProperties"), Flag("Publish")), Task("DeleteContentTask", Content),
        Task(
            "ContentForEachTask", Type, Flag("PublishedOnly"), Flag("UseQuery"), Text("Query"), Liquid("Parameters"), Number("Take", 10)),
    ];

    private static ActivityEntry Event(string name) =>
        Entry(name, ActivityCategory.Content, new("ContentTypeFilter", PropertyKind.ContentTypes), Content);

    private static ActivityEntry Task(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Content, properties);
}
