using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Data.Settings;
using Cms.Data.Translations;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Sites;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Checks;
using Cms.Translations.Segments;

namespace Cms.Editorial.Checks;

/// <summary>Runs the checks over an article as its segments and targets stand.</summary>
internal sealed class PieceChecks(
    SettingStore settings,
    DismissalStore dismissals,
    DeskReader desk,
    Disclaimers disclaimers,
    CurrentDefinitions definitions,
    CheckMemories memories)
{
    /// <summary>What cannot be dismissed: the piece would not move all the same.</summary>
    private static readonly string[] NeverDismissed = ["untranslated", "omitted-without-reason"];

    /// <param name="text">Null for an article that is not made from segments: only what stands beside the text is checked.</param>
    public async Task<ArticleFindings> RunAsync(ItemVersion latest, PieceText? text, CancellationToken cancellationToken)
    {
        var wanted = CheckSettings.Read(await settings.GetAsync(CurrentSite.SettingName, cancellationToken));
        var found = memories.Run(latest.ContentItemId, await TextAsync(latest, text, cancellationToken), wanted.Limits);
        var stored = (await dismissals.ListAsync(latest.ContentItemId, cancellationToken))
            .ToDictionary(dismissal => dismissal.Fingerprint, StringComparer.Ordinal);
        var people = await desk.PeopleAsync([], [], cancellationToken, [.. stored.Values.Select(dismissal => dismissal.AccountId)]);
        return new([.. found.Select(ToFinding).OrderBy(finding => finding.Dismissed is not null)]);

        ArticleFinding ToFinding(Finding finding)
        {
            var mayDismiss = !NeverDismissed.Contains(finding.Check);
            var dismissed = mayDismiss && stored.TryGetValue(finding.Fingerprint, out var dismissal)
                ? new DismissedFinding(dismissal.Reason, people.GetValueOrDefault(dismissal.AccountId)?.Name ?? "Somebody", dismissal.AtUtc)
                : null;
            return new(finding, dismissed is null && wanted.Blocks(finding), mayDismiss, dismissed);
        }
    }

    /// <summary>Returns what holds a piece, or null.</summary>
    public async Task<Problem?> AgainstMovingAsync(ItemVersion latest, PieceText? text, CancellationToken cancellationToken)
    {
        var blocking = (await RunAsync(latest, text, cancellationToken)).Blocking.ToImmutableArray();
        if (blocking.IsEmpty)
            return null;

        var count = blocking.Length == 1 ? "One finding of the checks holds" : $"{blocking.Length} findings of the checks hold";
        return Problem.Invalid(
            "held-by-checks",
            $"{count} this piece. Mend the text, or dismiss what may stand with a reason: {string.Join(' ', blocking.Take(3).Select(b => b.Finding.Text))}",
            [.. blocking.Select(b => new ProblemDetail(b.Finding.Place.SegmentId ?? b.Finding.Place.Field ?? "", $"{b.Finding.Check}: {b.Finding.Text}"))]);
    }

    private async Task<CheckedText> TextAsync(ItemVersion latest, PieceText? text, CancellationToken cancellationToken)
    {
        var content = latest.Content;
        var culture = content.Text("LocalizationPart", "Culture");
        var details = await DetailsAsync(latest, cancellationToken);
        if (text is null)
            return new(null, culture, [], details);

        var targets = text.Targets.ToDictionary(target => target.Target.SegmentId, target => target.Target, StringComparer.Ordinal);
        return new(text.Revision.Language, culture, [.. text.Segments.Where(IsThere).Select(ToChecked)], details);

        // A segment of our own that has no text yet is nothing.
        bool IsThere(Segment segment) => !segment.IsInserted || !string.IsNullOrWhiteSpace(targets.GetValueOrDefault(segment.Id)?.Text);

        CheckedSegment ToChecked(Segment segment)
        {
            var target = targets.GetValueOrDefault(segment.Id);
            return new(
                segment.Id, segment.Kind, segment.Text, target is { IsTranslated: true } ? target.Text : null,
                target is { IsOmitted: true }, target?.Omitted);
        }
    }

    private async Task<CheckedDetails?> DetailsAsync(ItemVersion latest, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        if (!all.TryType(latest.Item.ContentType, out var type))
            return null;

        var content = latest.Content;
        var hasDisclaimer = !type.Has(Disclaimers.Part)
            || (await disclaimers.FreezeAsync(content, type.Name, cancellationToken)).Succeeded;
        return new(
            content.Text(type.Name, "Summary", "Text"),
            type.Has("TranslatorPart") ? content.Texts("TranslatorPart", "Translators", "ContentItemIds").Count : 1,
            hasDisclaimer,
            [.. all.FieldsOf(type).Where(f => f.Field.FieldType == FieldTypes.Media).SelectMany(f => Images(content, f.Use.Name, f.Field))]);
    }

    private static IEnumerable<CheckedImage> Images(ItemContent content, string part, ContentField field)
    {
        if (!field.Settings.Flag("MediaFieldSettings", "AllowMediaText"))
            return [];

        var texts = content.Texts(part, field.Name, "MediaTexts");
        return content.Texts(part, field.Name, "Paths").Select((path, i) => new CheckedImage(field.Name, path, i < texts.Count ? texts[i] : null));
    }
}
