using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Items;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>Gives stories their prints that have none, as those from before prints were kept.</summary>
public sealed class PrintStories
{
    private const int BatchSize = 50;

    private readonly UnitOfWork _work;
    private readonly StoryPrintStore _prints;
    private readonly SourceRevisionStore _revisions;
    private readonly ItemStore _items;

    internal PrintStories(UnitOfWork work, StoryPrintStore prints, SourceRevisionStore revisions, ItemStore items) =>
        (_work, _prints, _revisions, _items) = (work, prints, revisions, items);

    /// <returns>How many got theirs; less than there are, if there are many: call it again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var stories = await _prints.ListUnprintedAsync(BatchSize, cancellationToken);
        if (stories.Count == 0)
            return 0;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        foreach (var story in stories)
        {
            // What is deleted gets an empty one, so that it is not looked for again.
            var latest = await _items.FindLatestAsync(story, cancellationToken);
            var revision = latest is null ? null : await _revisions.FindCurrentAsync(story, cancellationToken);
            var print = revision is null
                ? new StoryPrint([])
                : StoryPrint.Of(revision.Title, revision.Markdown, latest!.Content.Text(SourceStories.Part, "Url", "Text"));
            await _prints.SetAsync(story, print, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return stories.Count;
    }
}
