using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Something happened to an item.</summary>
/// <param name="Name">Orchard's name of the event, see <see cref="ContentEventNames"/>.</param>
public sealed record ContentEvent(string Name, ItemVersion Version, Actor Actor);

public static class ContentEventNames
{
    public const string Created = "ContentCreatedEvent";
    public const string DraftSaved = "ContentDraftSavedEvent";
    public const string Published = "ContentPublishedEvent";
    public const string Unpublished = "ContentUnpublishedEvent";
    public const string Deleted = "ContentDeletedEvent";
}

/// <summary>Acts on content events inside the transaction of the change: what it writes is committed with it or not at all.
/// Imports and recipes raise no events.</summary>
public interface IContentEventHandler
{
    Task OnAsync(ContentEvent e, CancellationToken cancellationToken);
}
