using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;

namespace Cms.Editorial.Schedules;

/// <param name="LocalTime">In the form of <see cref="ZonedTime.Form"/>; null lifts the embargo.</param>
/// <param name="TimeZone">The zone in which the outlet stated it.</param>
public sealed record EmbargoInput(ItemId Story, string? LocalTime, string TimeZone, RepeatedHour? Hour, int Seen);

/// <summary>Puts a source story under embargo, or lifts that: nothing translated from it becomes public before, by whatever way.</summary>
public sealed class SetEmbargo
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ItemWriter _writer;
    private readonly AuditTrail _audit;

    internal SetEmbargo(UnitOfWork work, ItemStore items, ItemWriter writer, AuditTrail audit) =>
        (_work, _items, _writer, _audit) = (work, items, writer, audit);

    /// <returns>The story's new version, or <c>no-such-item</c>, <c>not-a-story</c>, <c>may-not-edit</c>, <c>changed-meanwhile</c>,
    /// and the codes of <see cref="ZonedTime.ToUtc"/>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(EmbargoInput input, Actor actor, CancellationToken cancellationToken)
    {
        DateTime? until = null;
        if (input.LocalTime is { } local)
        {
            var end = ZonedTime.ToUtc(local, input.TimeZone, input.Hour);
            if (!end.Succeeded)
                return end.Problem;
            until = end.Value;
        }

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(input.Story, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!SourceStories.IsStory(latest.Content))
            return Problem.Invalid("not-a-story", $"'{latest.Item.DisplayText}' is no source story.");
        if (!actor.MayEdit(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-edit", $"You may not edit items of the type '{latest.Item.ContentType}'.");
        if (latest.Number != input.Seen)
            return SaveProblems.Changed(latest, actor);

        var content = latest.Content.Edit(root =>
        {
            var part = (JsonObject)root[SourceStories.Part]!;
            part["EmbargoUtc"] = new JsonObject { ["Value"] = until?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
            part["EmbargoTimeZone"] = new JsonObject { ["Text"] = until is null ? null : input.TimeZone };
        });
        var saved = await _writer.SaveAsync(new ItemDraft(input.Story, latest.Item.ContentType, content, latest), actor, cancellationToken);
        if (!saved.Succeeded)
            return saved;

        _audit.Note(
            actor, until is null ? AuditActions.EmbargoLifted : AuditActions.EmbargoSet, latest.Item.ContentType, input.Story, saved.Value.Number,
            latest.Content.Text(SourceStories.Part, "EmbargoUtc", "Value"), until is null ? null : $"{input.LocalTime} {input.TimeZone}");
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }
}
