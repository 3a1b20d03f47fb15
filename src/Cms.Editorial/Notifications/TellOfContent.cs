using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;

namespace Cms.Editorial.Notifications;

/// <summary>Tells who follows an article that it went out, and that its source has changed.</summary>
internal sealed class TellOfContent(Notify notify, ItemStore items, SourceRevisionStore revisions) : IContentEventHandler
{
    /// <summary>Articles of one story: more languages than anybody translates into.</summary>
    private const int Most = 200;

    public async Task OnAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        if (e.Name == ContentEventNames.Published && SourcePin.Of(e.Version.Content) is not null)
        {
            await notify.ToFollowersAsync(
                new NewNotification(NotificationKind.Published, e.Version.ContentItemId), e.Actor, cancellationToken);
        }

        if (e.Name is ContentEventNames.DraftSaved or ContentEventNames.Published && SourceStories.IsStory(e.Version.Content))
            await TellOfSourceAsync(e, cancellationToken);
    }

    private async Task TellOfSourceAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        var story = e.Version.ContentItemId;
        if (await revisions.FindCurrentAsync(story, cancellationToken) is not { Number: > 1 } current)
            return;

        var articles = await items.QueryAsync(
            new ItemQuery { Status = VersionStatus.Latest, Where = new ItemFilter.RefersToItem("SourcePart", "SourceStory", [story.Value]), Take = Most },
            cancellationToken);
        foreach (var article in articles.Where(article => SourcePin.Of(article.Content) is { } pin && pin.Story == story && pin.Revision < current.Number))
        {
            var what = new NewNotification(
                NotificationKind.SourceChanged, article.ContentItemId, OnceKey: $"source:{article.ContentItemId}:{current.Number}");
            await notify.ToFollowersAsync(what, e.Actor, cancellationToken);
        }
    }
}
