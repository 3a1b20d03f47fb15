using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notices;
using Cms.Editorial.Schedules;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Model;

/// <summary>Random actions by random people at random times, each played on the product and on the reference model, which must
/// agree on what is allowed and on what is there afterwards.</summary>
internal sealed class ModelRun(DeskFixture desk, Random random, PlantedFault fault = PlantedFault.None)
{
    private static readonly string[] Outcomes = ["Submit", "Approve", "Return", "Send for review", "Publish"];

    private readonly ReferenceModel _model = new();
    private readonly ModelComparison _comparison = new(desk);
    private readonly List<string> _trace = [];
    private Actor[] _people = [];
    private int _marks;

    /// <summary>How often each kind of action was allowed and refused.</summary>
    public Dictionary<(string Kind, bool IsAllowed), int> Counts { get; } = [];

    private DateTime Now => desk.Clock.GetUtcNow().UtcDateTime;

    /// <returns>Null when product and model agreed throughout, else what they disagreed on, with the last steps before.</returns>
    public async Task<string?> PlayAsync(int steps)
    {
        _people = [desk.Ana, desk.Ben, desk.Eve, desk.Max, desk.Both, desk.AnaAgain, desk.Admin];
        for (var step = 0; step < steps; step++)
        {
            try
            {
                await StepAsync();
                if (step % 20 == 19 || step == steps - 1)
                {
                    foreach (var piece in _model.Pieces)
                        await _comparison.PieceAsync(piece);
                }
            }
            catch (DisagreementException e)
            {
                return $"Step {step}: {e.Message}\n{string.Join("\n", _trace.TakeLast(25))}";
            }
        }

        return await _comparison.TrailAsync(_model.Pieces);
    }

    private async Task StepAsync()
    {
        var actor = Pick(_people);
        switch (random.Next(100))
        {
            case < 8 when _model.Stories.Count < 40:
                _model.Stories.Add(new StoryModel(await desk.StoryAsync()));
                break;
            case < 18 when _model.Stories.Count > 0:
                await ClaimAsync(Pick(_model.Stories), random.Next(4) == 0 ? "fr" : "en", actor);
                break;
            case < 23 when _model.Stories.Count > 0:
                await EmbargoAsync(Pick(_model.Stories), actor);
                break;
            case < 25 when _model.Stories.Count > 8:
                await TakeDownAsync(Pick(_model.Stories), actor);
                break;
            case < 31:
                await PassTimeAsync();
                break;
            default:
                if (_model.Pieces.Where(piece => !piece.IsGone).ToArray() is { Length: > 0 } pieces)
                    await OnPieceAsync(Pick(pieces.Length > 12 ? pieces[^12..] : pieces), actor);
                break;
        }
    }

    private Task OnPieceAsync(PieceModel piece, Actor actor)
    {
        // Most often somebody who can go on, so that pieces get somewhere; else anybody.
        if (random.Next(3) > 0)
            actor = Pick(_people.Where(p => piece.State == "translation" ? p.AccountId == piece.Holder : ReferenceModel.IsEditor(p)).ToArray());
        return (piece.State, random.Next(12)) switch
        {
            ("translation", < 4) when !piece.IsTranslated => TranslateAsync(piece, actor),
            ("translation", < 6) when !piece.IsFilledIn => FillInAsync(piece, actor),
            (not null, 6) => TranslateAsync(piece, actor),
            ("ready", 7 or 8) => ScheduleAsync(piece, actor),
            (not null, 9) => StaleAsync(piece, actor),
            (not null, _) => ActAsync(piece, piece.State switch
            {
                "translation" when random.Next(5) > 0 => "Submit",
                "ready" when random.Next(3) > 0 => "Publish",
                "editing" when random.Next(3) > 0 => "Approve",
                _ => Pick(Outcomes),
            }, actor),
            (null, < 3) when piece.IsPublic && !piece.HasDraft => NoticeAsync(piece, actor),
            (null, < 6) when piece.IsPublic && !piece.HasDraft => EditAsync(piece, actor),
            (null, < 9) when piece.HasDraft => PublishAgainAsync(piece, actor),
            (null, 9) when piece.IsPublic => UnpublishAsync(piece, actor),
            (null, 10) when piece.HasDraft => ScheduleAsync(piece, actor),
            _ => StaleAsync(piece, actor),
        };
    }

    private async Task ClaimAsync(StoryModel story, string culture, Actor actor)
    {
        var expected = _model.MayClaim(story, culture, actor);
        var result = await desk.TryClaimAsync(story.Id, As(actor), culture);
        Agree($"claim {story} for {culture}", actor, expected, result);
        if (!result.Succeeded)
            return;
        var piece = new PieceModel(result.Value.Article, story, culture, actor);
        piece.Note("translation", actor);
        _model.Pieces.Add(piece);
        await _comparison.PieceAsync(piece);
    }

    private async Task TranslateAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var expected = ReferenceModel.MayWrite(piece, actor);
        var mark = "Text " + (++_marks).ToString(CultureInfo.InvariantCulture) + ",";
        var result = await desk.TryWriteAsync(piece.Id, Not(piece, actor), [.. workspace.Segments.Select(segment => new SegmentOperation(
            segment.Id, segment.Target?.Number ?? 0, $"{mark} {segment.Position} of {piece.Id}", TargetState.Translated))]);
        Agree("translate " + piece, actor, expected, result);
        if (result.Succeeded)
        {
            if (result.Value.Any(outcome => outcome.Kind != SegmentOutcomeKind.Saved))
                throw new DisagreementException($"Segments of {piece} conflicted on a fresh base.");
            piece.Note(piece.State!, actor);
            piece.IsTranslated = true;
        }

        var after = await _comparison.PieceAsync(piece);
        ModelComparison.Check(
            (after!.Segments[0].Target?.Text.StartsWith(mark, StringComparison.Ordinal) == true) == result.Succeeded,
            $"the targets of {piece} are not what was {(result.Succeeded ? "saved" : "there before")}");
    }

    private async Task FillInAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var content = workspace.Version.Content.Edit(root => root["Article"] = new JsonObject
        {
            ["Summary"] = DeskFixture.Text("What happened, in " + random.Next(1000).ToString(CultureInfo.InvariantCulture)),
            ["Kind"] = DeskFixture.Text("news"),
            ["Section"] = new JsonObject
            {
                ["TaxonomyContentItemId"] = "taxsections00000000000000a",
                ["TermContentItemIds"] = new JsonArray("termnews00000000000000000a"),
            },
        });
        var expected = ReferenceModel.IsEditor(actor) || actor.AccountId == piece.Holder;
        var result = await desk.TrySaveAsync(piece.Id, content, workspace.Number, As(actor));
        Agree("fill in " + piece, actor, expected, result);
        if (result.Succeeded)
            piece.IsFilledIn = true;
        await _comparison.PieceAsync(piece);
    }

    private async Task ActAsync(PieceModel piece, string outcome, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var expected = ReferenceModel.MayAct(piece, outcome, actor, piece.Story.EmbargoAt(Now) is not null);
        var action = new TaskAction(piece.Id, outcome, outcome == "Return" ? "See the second paragraph." : null, workspace.Number, workspace.State?.State, workspace.Saves);
        var result = await desk.TryActAsync(action, Not(piece, actor));
        Agree($"{outcome} {piece}", actor, expected, result);
        if (result.Succeeded)
        {
            var from = piece.State!;
            piece.Note(from, actor);
            Follow(piece, actor, workspace.Number, result.Value.Version.Number);
            if (ReferenceModel.After(from, outcome) is { } to)
                piece.State = to;
            else
                piece.BecomePublic();
        }

        await _comparison.PieceAsync(piece);
    }

    /// <summary>An action on what was there before the last version, or before a version that never was.</summary>
    private async Task StaleAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var seen = fault == PlantedFault.StaleEditTaken ? workspace.Number : workspace.Number - 1;
        var result = random.Next(2) == 0 && piece.State is not null
            ? (await desk.TryActAsync(new TaskAction(piece.Id, piece.State == "translation" ? "Submit" : "Return", "Stale.", seen), As(actor))).Problem
            : (await desk.TrySaveAsync(piece.Id, workspace.Version.Content.With("Stale", "Article", "Summary", "Text"), seen, As(actor))).Problem;
        _trace.Add($"{Now:u} {actor.Name}: acts on an old version of {piece} -> {result?.Code ?? "done"}");
        if (result is null)
            throw new DisagreementException($"What {actor.Name} did to {piece} was based on an old version and was taken.");
        await _comparison.PieceAsync(piece);
    }

    private async Task EditAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var content = workspace.Version.Content.With("Edited " + random.Next(1000).ToString(CultureInfo.InvariantCulture), "Article", "Summary", "Text");
        var expected = ReferenceModel.IsEditor(actor) || actor.AccountId == piece.Holder;
        var result = await desk.TrySaveAsync(piece.Id, content, workspace.Number, As(actor));
        Agree("edit " + piece, actor, expected, result);
        if (result.Succeeded)
        {
            piece.HasDraft = true;
            Follow(piece, actor, workspace.Number, result.Value.Number);
        }

        await _comparison.PieceAsync(piece);
    }

    private async Task PublishAgainAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var expected = ReferenceModel.MayPublishAgain(piece, actor, piece.Story.EmbargoAt(Now) is not null);
        var result = await desk.TryPublishAsync(piece.Id, workspace.Number, Not(piece, actor));
        Agree("publish again " + piece, actor, expected, result);
        if (result.Succeeded)
            piece.BecomePublic();
        await _comparison.PieceAsync(piece);
    }

    private async Task UnpublishAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var result = await desk.RunAsync((UnpublishItem unpublish) => unpublish.RunAsync(piece.Id, workspace.Number, As(actor), default));
        Agree("unpublish " + piece, actor, ReferenceModel.IsEditor(actor), result);
        if (result.Succeeded)
            (piece.IsPublic, piece.HasDraft) = (false, true);
        await _comparison.PieceAsync(piece);
    }

    private async Task NoticeAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var expected = ReferenceModel.MayPublishAgain(piece, actor, piece.Story.EmbargoAt(Now) is not null);
        var result = await desk.RunAsync((PublishNotice notice) => notice.RunAsync(
            new NoticeInput(piece.Id, NoticeKinds.Update, "More is known.", [], null, null, workspace.Number), Not(piece, actor), default));
        Agree("correct " + piece, actor, expected, result);
        if (result.Succeeded)
            piece.BecomePublic();
        await _comparison.PieceAsync(piece);
    }

    private async Task EmbargoAsync(StoryModel story, Actor actor)
    {
        if (story.IsGone)
            return;
        var seen = (await desk.RunAsync((ItemStore store) => store.FindLatestAsync(story.Id, default)))!.Number;
        DateTime? until = random.Next(3) == 0 ? null : WholeMinute(Now.AddHours(random.Next(1, 48)));
        var result = await desk.RunAsync((SetEmbargo set) => set.RunAsync(
            new EmbargoInput(story.Id, until is { } end ? Local(end) : null, "UTC", null, seen), As(actor), default));
        Agree($"embargo {story} until {until:u}", actor, ReferenceModel.IsEditor(actor), result);
        if (!result.Succeeded)
            return;
        story.Embargo = until;
        if (fault == PlantedFault.EmbargoLost)
        {
            DeskFixture.Value(await desk.RunAsync((SetEmbargo set) => set.RunAsync(
                new EmbargoInput(story.Id, null, "UTC", null, result.Value.Number), Actor.System, default)));
        }
    }

    private async Task ScheduleAsync(PieceModel piece, Actor actor)
    {
        var workspace = await LookAsync(piece);
        var due = WholeMinute(Now.AddMinutes(random.Next(-30, 48 * 60)));
        var expected = ReferenceModel.MaySchedule(piece, actor, due, Now, piece.Story.EmbargoAt(Now));
        var result = await desk.RunAsync((ScheduleItem schedule) => schedule.RunAsync(
            new ScheduleInput(piece.Id, ScheduledAction.Publish, Local(due), "UTC", null, workspace.Number), As(actor), default));
        Agree($"schedule {piece} for {due:u}", actor, expected, result);
        if (result.Succeeded)
            piece.Schedule = new ScheduleModel(due, actor);
        await _comparison.PieceAsync(piece);
    }

    private async Task PassTimeAsync()
    {
        desk.Clock.Advance(random.Next(8) == 0 ? TimeSpan.FromMinutes(-random.Next(1, 5)) : TimeSpan.FromMinutes(random.Next(1, 20 * 60)));
        var due = _model.Pieces.Where(piece => piece.Schedule?.Due <= Now).ToArray();
        _trace.Add($"{Now:u} the clock: {due.Length} due");
        if (fault != PlantedFault.ScheduleMissed)
        {
            // Two nodes at the same time.
            await Task.WhenAll(
                desk.RunAsync((RunDueSchedules run) => run.RunAsync(default)),
                desk.RunAsync((RunDueSchedules run) => run.RunAsync(default)));
        }

        foreach (var piece in due)
        {
            var by = piece.Schedule!.By;
            var isEmbargoed = piece.Story.EmbargoAt(Now) is not null;
            if (piece.State is null ? ReferenceModel.MayPublishAgain(piece, by, isEmbargoed) : ReferenceModel.MayAct(piece, "Publish", by, isEmbargoed))
            {
                if (piece.State is not null)
                    piece.Note(piece.State, by);
                piece.BecomePublic();
            }

            piece.Schedule = null;
            await _comparison.PieceAsync(piece);
        }
    }

    private async Task TakeDownAsync(StoryModel story, Actor actor)
    {
        if (story.IsGone || random.Next(3) > 0)
            return;
        var pieces = _model.Pieces.Where(piece => piece.Story == story && !piece.IsGone).ToArray();
        var isForOne = random.Next(2) == 0 && pieces.Length > 0;
        var root = isForOne ? pieces[0].Id : story.Id;
        if (fault == PlantedFault.TranslationsLeftStanding && !isForOne && pieces.Length > 0)
            root = pieces[0].Id;
        var seen = (await desk.RunAsync((ItemStore store) => store.FindLatestAsync(root, default)))!.Number;
        var result = await desk.RunAsync((TakeDown take) => take.RunAsync(new TakeDownInput(root, "Somebody is in danger.", seen), As(actor), default));
        Agree($"take down {(isForOne ? pieces[0] : story)}", actor, ReferenceModel.IsEditor(actor), result);
        if (!result.Succeeded)
            return;
        story.IsGone = !isForOne;
        var left = await desk.RunAsync((ItemStore store) => store.FindLatestAsync(story.Id, default));
        ModelComparison.Check((left is null) == story.IsGone, $"{story} {(left is null ? "has no latest versions" : "still has latest versions")} after the takedown");
        foreach (var piece in isForOne ? pieces[..1] : pieces)
        {
            (piece.IsGone, piece.IsPublic, piece.HasDraft, piece.State, piece.Schedule) = (true, false, false, null, null);
            await _comparison.PieceAsync(piece);
        }
    }

    /// <summary>A new version by somebody who may publish it is the one that is meant by a schedule; by others it calls it off.</summary>
    private static void Follow(PieceModel piece, Actor actor, int before, int after)
    {
        if (piece.Schedule is { } schedule && after > before)
            piece.Schedule = ReferenceModel.IsEditor(actor) ? schedule with { By = actor } : null;
    }

    private void Agree<T>(string what, Actor actor, bool expected, Result<T> result)
    {
        var kind = what.Split(' ')[0];
        Counts[(kind, expected)] = Counts.GetValueOrDefault((kind, expected)) + 1;
        _trace.Add($"{Now:u} {actor.Name}: {what} -> {result.Problem?.Code ?? "done"}");
        if (result.Succeeded != expected)
        {
            throw new DisagreementException(
                $"{actor.Name}: {what} should have been {(expected ? "done" : "refused")}, and was {result.Problem?.ToString() ?? "done"}.");
        }
    }

    private Task<Workspace> LookAsync(PieceModel piece) => desk.LookAsync(piece.Id, desk.Admin);

    private Actor As(Actor actor) => fault == PlantedFault.RightsNotAsked ? actor with { HasEverything = true } : actor;

    /// <summary>Who acts where other eyes are asked for.</summary>
    private Actor Not(PieceModel piece, Actor actor) =>
        fault == PlantedFault.OwnWorkApproved && piece.State is "editing" or "ready" && ReferenceModel.HasTranslated(piece, actor, piece.Acts)
            ? _people.First(p => ReferenceModel.IsEditor(p) && !ReferenceModel.HasTranslated(piece, p, piece.Acts))
            : As(actor);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static DateTime WholeMinute(DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute));

    private static string Local(DateTime utc) => utc.ToString(ZonedTime.Form, CultureInfo.InvariantCulture);
}
