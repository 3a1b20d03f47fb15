using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Transfer;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>The way of a piece over the desk, and the attempts to leave it.</summary>
public abstract class DeskContract(DeskFixture desk)
{
    [Fact]
    public async Task A_story_goes_from_the_claim_to_the_public_through_two_people()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var workspace = await desk.LookAsync(article, desk.Ana);
        Assert.Equal("translation", workspace.State!.State);
        Assert.Equal("news", workspace.Version.Content.Text("Article", "Kind", "Text")); // the recipe's default
        Assert.Equal(("ana", "rtl", "ltr"), (workspace.State.Holder, workspace.Source!.Direction, workspace.Direction));
        Assert.Equal(4, workspace.Segments.Length);
        Assert.Equal("The River", workspace.Source.Outlet!.Name);
        Assert.StartsWith("عنوان", workspace.Version.Item.DisplayText, StringComparison.Ordinal);
        Assert.Equal("4 segments are not translated yet.", Assert.Single(workspace.Actions).WhyNot);

        await desk.TranslateAsync(article, desk.Ana);
        await desk.FillInAsync(article, desk.Ana);
        var submitted = await desk.ActAsync(article, "Submit", desk.Ana);
        Assert.Equal("editing", submitted.State!.State);
        Assert.Equal($"Translated 0 of {article}", submitted.Version.Item.DisplayText);
        Assert.Equal(
            $"Translated 1 of {article}\n\n## Translated 2 of {article}\n\nTranslated 3 of {article}",
            submitted.Version.Content.Text("MarkdownBodyPart", "Markdown")!.Trim());

        Assert.Equal("comment-required", (await desk.TryActAsync(article, "Return", desk.Eve)).Problem!.Code);
        await desk.ActAsync(article, "Return", desk.Eve, "The second paragraph has the wrong number.");
        var returned = await desk.LookAsync(article, desk.Ana);
        Assert.Equal("translation", returned.State!.State);
        var entry = Assert.Single(returned.Journal, entry => entry.Comment is not null);
        Assert.Equal(("eve", "editing", "translation", "Return"), (entry.By, entry.From, entry.To, entry.Outcome));

        await desk.TranslateAsync(article, desk.Ana, "Corrected");
        await desk.ActAsync(article, "Submit", desk.Ana);
        var approved = await desk.ActAsync(article, "Approve", desk.Eve);
        Assert.Equal("ready", approved.State!.State);
        Assert.Equal([desk.Eve.Contributor!.Value.Value], approved.Version.Content.Texts("TranslatorPart", "Editors", "ContentItemIds"));
        Assert.Equal([desk.Ana.Contributor!.Value.Value], approved.Version.Content.Texts("TranslatorPart", "Translators", "ContentItemIds"));

        var published = await desk.ActAsync(article, "Publish", desk.Eve);
        Assert.True(published.Published);
        Assert.Null(published.State);
        Assert.True(published.Version.Item.Published);
        Assert.Equal($"Corrected 0 of {article}", published.Version.Content.Text("TitlePart", "Title"));
        Assert.Contains("The River", published.Version.Content.Text("DisclaimerPart", "Text", "Text"), StringComparison.Ordinal);

        var after = await desk.LookAsync(article, desk.Eve);
        Assert.Null(after.State);
        Assert.NotNull(after.WhyNotWrite);
        Assert.Equal("not-on-the-desk", (await desk.TryActAsync(article, "Publish", desk.Eve)).Problem!.Code);
    }

    [Fact]
    public async Task Who_translated_a_version_cannot_approve_it_by_any_route()
    {
        var article = await desk.SubmittedAsync(desk.Both);
        var workspace = await desk.LookAsync(article, desk.Both);
        Assert.All(workspace.Actions, action => Assert.Equal(
            "You translated this version; another person has to approve it.", action.WhyNot));
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Approve", desk.Both)).Problem!.Code);
        Assert.Equal("publish-from-the-desk", (await desk.TryPublishAsync(article, workspace.Number, desk.Both)).Problem!.Code);
        Assert.Equal("publish-from-the-desk", (await desk.TryPublishAsync(article, workspace.Number, desk.Admin)).Problem!.Code);

        // Not by unpinning the article from its story either.
        var content = workspace.Version.Content;
        var unpinned = content.Edit(root => root.Remove("SourcePart"));
        Assert.Equal("pinned", (await desk.TrySaveAsync(article, unpinned, workspace.Number, desk.Both)).Problem!.Code);

        await desk.ActAsync(article, "Approve", desk.Eve);
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Publish", desk.Both)).Problem!.Code);
    }

    [Fact]
    public async Task A_second_account_with_the_same_credit_is_the_same_person()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Approve", desk.AnaAgain)).Problem!.Code);
    }

    [Fact]
    public async Task A_correction_after_publication_needs_other_eyes_too()
    {
        var article = await desk.SubmittedAsync(desk.Both);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var published = await desk.ActAsync(article, "Publish", desk.Eve);
        var corrected = published.Version.Content.With("A corrected text.", "MarkdownBodyPart", "Markdown");
        var saved = DeskFixture.Value(await desk.TrySaveAsync(article, corrected, published.Version.Number, desk.Both));
        Assert.Equal("own-work", (await desk.TryPublishAsync(article, saved.Number, desk.Both)).Problem!.Code);
        Assert.True((await desk.TryPublishAsync(article, saved.Number, desk.Eve)).Succeeded);
    }

    [Fact]
    public async Task Of_twenty_claims_at_the_same_moment_one_wins()
    {
        var story = await desk.StoryAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            desk.TryClaimAsync(story, i % 2 == 0 ? desk.Ana : desk.Ben, i % 3 == 0 ? "EN" : "en"))));
        var winner = Assert.Single(claims, claim => claim.Succeeded).Value;
        var losers = claims.Where(claim => !claim.Succeeded).ToArray();
        Assert.All(losers, claim => Assert.Equal("already-claimed", claim.Problem!.Code));
        Assert.Contains(losers, claim => claim.Problem!.Message.Contains("ana claimed", StringComparison.Ordinal)
            || claim.Problem.Message.Contains("ben claimed", StringComparison.Ordinal)
            || claim.Problem.Message.Contains("You claimed", StringComparison.Ordinal));
        var workspace = await desk.LookAsync(winner.Article, desk.Admin);
        Assert.Equal(1, workspace.Number);
        Assert.Single(workspace.Journal);

        // Another language is another claim, in the same set of translations.
        var french = await desk.LookAsync(DeskFixture.Value(await desk.TryClaimAsync(story, desk.Ben, "fr")).Article, desk.Admin);
        Assert.Equal(
            workspace.Version.Content.Text("LocalizationPart", "LocalizationSet"),
            french.Version.Content.Text("LocalizationPart", "LocalizationSet"));
    }

    [Fact]
    public async Task A_claim_is_refused_with_its_reason()
    {
        var story = await desk.StoryAsync();
        var outlet = (await desk.SaveAsync("Outlet", new JsonObject())).ContentItemId;
        Assert.Equal("bad-culture", (await desk.TryClaimAsync(story, desk.Ana, "en_GB")).Problem!.Code);
        Assert.Equal("same-language", (await desk.TryClaimAsync(story, desk.Ana, "AR")).Problem!.Code);
        Assert.Equal("not-your-direction", (await desk.TryClaimAsync(story, desk.Ana, "fr")).Problem!.Code);
        Assert.Equal("not-your-direction", (await desk.TryClaimAsync(await desk.StoryAsync("fa"), desk.Ana)).Problem!.Code);
        Assert.Equal("no-such-story", (await desk.TryClaimAsync(ItemId.New(), desk.Ana)).Problem!.Code);
        Assert.Equal("not-a-story", (await desk.TryClaimAsync(outlet, desk.Ana)).Problem!.Code);
        Assert.Equal("needs-account", (await desk.TryClaimAsync(story, Cms.Editorial.Accounts.Actor.System)).Problem!.Code);

        // A deny outweighs everything, the Administrator's role included.
        var denied = desk.Admin with { Denied = ["Translate ar>en"] };
        Assert.Equal("not-your-direction", (await desk.TryClaimAsync(story, denied)).Problem!.Code);

        // None of that left a claim behind.
        Assert.True((await desk.TryClaimAsync(story, desk.Admin)).Succeeded);
    }

    [Fact]
    public async Task Different_segments_merge_and_the_same_segment_shows_both_texts()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var segments = (await desk.LookAsync(article, desk.Eve)).Segments;
        SegmentOperation Edit(int i, string text) =>
            new(segments[i].Id, segments[i].Target!.Number, text, TargetState.Reviewed);

        var both = await Task.WhenAll(
            Task.Run(() => desk.TryWriteAsync(article, desk.Eve, Edit(1, "Eve's words."), Edit(2, "Eve's heading"))),
            Task.Run(() => desk.TryWriteAsync(article, desk.Max, Edit(3, "Max's words."))));
        Assert.All(both.SelectMany(result => DeskFixture.Value(result)), outcome => Assert.Equal(SegmentOutcomeKind.Saved, outcome.Kind));

        var outcomes = DeskFixture.Value(await desk.TryWriteAsync(article, desk.Max, Edit(1, "Max's view."), Edit(0, "Max's headline")));
        Assert.Equal(SegmentOutcomeKind.Conflicted, outcomes[0].Kind);
        Assert.Equal("Max's view.", outcomes[0].Mine);
        Assert.Equal(("Eve's words.", "eve", outcomes[0].Number), (outcomes[0].Theirs!.Text, outcomes[0].Theirs!.SavedBy, outcomes[0].Theirs!.Number));
        Assert.Equal(SegmentOutcomeKind.Saved, outcomes[1].Kind);

        // The same request again, as after a lost answer, is no conflict and no new save.
        var again = DeskFixture.Value(await desk.TryWriteAsync(article, desk.Max, Edit(0, "Max's headline")));
        Assert.Equal((SegmentOutcomeKind.Saved, outcomes[1].Number), (again[0].Kind, again[0].Number));

        var now = await desk.LookAsync(article, desk.Max);
        Assert.Equal(["Max's headline", "Eve's words.", "Eve's heading", "Max's words."], now.Segments.Select(s => s.Target!.Text));
        Assert.Equal(8, now.Saves);
    }

    [Fact]
    public async Task Bad_operations_are_refused_one_by_one()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var segments = (await desk.LookAsync(article, desk.Ana)).Segments;
        var outcomes = DeskFixture.Value(await desk.TryWriteAsync(
            article,
            desk.Ana,
            new SegmentOperation("no-such-segment", 0, "Text", TargetState.Translated),
            new SegmentOperation(segments[1].Id, 0, "a\0b", TargetState.Translated),
            new SegmentOperation(segments[2].Id, 7, "Base too high", TargetState.Translated),
            new SegmentOperation(segments[3].Id, 0, "Good", TargetState.Final)));
        Assert.Equal(
            [SegmentOutcomeKind.Refused, SegmentOutcomeKind.Refused, SegmentOutcomeKind.Refused, SegmentOutcomeKind.Saved],
            outcomes.Select(outcome => outcome.Kind));

        // A translator does not say that somebody else has reviewed the text.
        Assert.Equal(TargetState.Translated, (await desk.LookAsync(article, desk.Ana)).Segments[3].Target!.State);
    }

    [Fact]
    public async Task Text_is_written_by_the_holder_first_and_then_by_editors()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var id = (await desk.LookAsync(article, desk.Ana)).Segments[0].Id;
        var write = new SegmentOperation(id, 0, "Text", TargetState.Translated);
        Assert.Equal("not-yours", (await desk.TryWriteAsync(article, desk.Ben, write)).Problem!.Code);
        Assert.Equal("not-yours", (await desk.TryWriteAsync(article, desk.Eve, write)).Problem!.Code);

        await desk.TranslateAsync(article, desk.Ana);
        await desk.ActAsync(article, "Submit", desk.Ana);
        Assert.Equal("not-your-task", (await desk.TryWriteAsync(article, desk.Ana, write)).Problem!.Code);
        Assert.True((await desk.TryWriteAsync(article, desk.Eve, write with { Base = 1, Text = "Edited" })).Succeeded);

        await desk.ActAsync(article, "Approve", desk.Eve);
        Assert.Equal("not-now", (await desk.TryWriteAsync(article, desk.Eve, write with { Base = 2, Text = "Late" })).Problem!.Code);
    }

    [Fact]
    public async Task Of_two_editors_who_saw_the_same_version_one_acts()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var number = (await desk.LookAsync(article, desk.Eve)).Number;
        var acts = await Task.WhenAll(
            Task.Run(() => desk.TryActAsync(new TaskAction(article, "Approve", null, number), desk.Eve)),
            Task.Run(() => desk.TryActAsync(new TaskAction(article, "Return", "Not yet.", number), desk.Max)));
        Assert.Single(acts, act => act.Succeeded);
        Assert.Equal("changed-meanwhile", acts.Single(act => !act.Succeeded).Problem!.Code);
        var journal = (await desk.LookAsync(article, desk.Eve)).Journal;
        Assert.Single(journal, entry => entry.From == "editing");
    }

    [Fact]
    public async Task Who_looks_at_another_state_does_not_act_on_this_one()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var ready = await desk.LookAsync(article, desk.Max);
        await desk.ActAsync(article, "Return", desk.Eve, "Once more.");

        // Returning from "ready" left the version as it was; "Return" there is not "Return" here.
        var stale = new TaskAction(article, "Return", "Me too.", ready.Number, "ready", ready.Saves);
        Assert.Equal("changed-meanwhile", (await desk.TryActAsync(stale, desk.Max)).Problem!.Code);
        Assert.Equal("editing", (await desk.LookAsync(article, desk.Max)).State!.State);
    }

    [Fact]
    public async Task Nobody_approves_text_that_they_have_not_seen()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var seen = await desk.LookAsync(article, desk.Max);
        DeskFixture.Value(await desk.TryWriteAsync(
            article, desk.Eve, new SegmentOperation(seen.Segments[1].Id, seen.Segments[1].Target!.Number, "Eve's words.", TargetState.Reviewed)));

        var approve = new TaskAction(article, "Approve", null, seen.Number);
        Assert.Equal("changed-meanwhile", (await desk.TryActAsync(approve, desk.Max)).Problem!.Code);
        Assert.Equal("changed-meanwhile", (await desk.TryActAsync(approve with { Saves = seen.Saves }, desk.Max)).Problem!.Code);

        var now = await desk.LookAsync(article, desk.Max);
        var done = DeskFixture.Value(await desk.TryActAsync(approve with { Saves = now.Saves }, desk.Max));
        Assert.Contains("Eve's words.", done.Version.Content.Text("MarkdownBodyPart", "Markdown"), StringComparison.Ordinal);
    }

    /// <summary>A save that was acknowledged is in the submitted text; one that came too late was refused.</summary>
    [Fact]
    public async Task Saves_that_race_with_a_submission_are_in_it_or_refused()
    {
        for (var round = 0; round < Testing.TestLength.Of(5, 50); round++)
        {
            var article = await desk.ClaimAsync(desk.Ana);
            await desk.TranslateAsync(article, desk.Ana);
            var segment = (await desk.LookAsync(article, desk.Ana)).Segments[1];
            var number = segment.Target!.Number;
            var last = segment.Target.Text;
            var writing = Task.Run(async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    var text = $"Save {i} of round {round}";
                    var result = await desk.TryWriteAsync(article, desk.Ana, new SegmentOperation(segment.Id, number, text, TargetState.Translated));
                    if (result.Problem is not null)
                        return;

                    Assert.Equal(SegmentOutcomeKind.Saved, result.Value[0].Kind);
                    (number, last) = (result.Value[0].Number, text);
                }
            });
            await Task.Delay(20);
            var seen = (await desk.LookAsync(article, desk.Ana)).Number;
            var done = DeskFixture.Value(await desk.TryActAsync(new TaskAction(article, "Submit", null, seen), desk.Ana));
            await writing;

            Assert.Contains(last, done.Version.Content.Text("MarkdownBodyPart", "Markdown"), StringComparison.Ordinal);
            var editing = await desk.LookAsync(article, desk.Eve);
            Assert.Equal(last, editing.Segments[1].Target!.Text);
            Assert.Equal(done.Version.Number, editing.Number);
        }
    }

    [Fact]
    public async Task What_is_not_complete_goes_back_only()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        var segment = (await desk.LookAsync(article, desk.Ana)).Segments[3];
        await desk.TryWriteAsync(article, desk.Ana, new SegmentOperation(segment.Id, segment.Target!.Number, "", TargetState.Initial));
        var refused = (await desk.TryActAsync(article, "Submit", desk.Ana)).Problem!;
        Assert.Equal(("untranslated", segment.Id), (refused.Code, Assert.Single(refused.Details).Place));
        Assert.Contains(segment.Text, refused.Details[0].Message, StringComparison.Ordinal);

        await desk.TranslateAsync(article, desk.Ana, "Again");
        await desk.ActAsync(article, "Submit", desk.Ana);
        var edited = (await desk.LookAsync(article, desk.Eve)).Segments[3];
        await desk.TryWriteAsync(article, desk.Eve, new SegmentOperation(edited.Id, edited.Target!.Number, "", TargetState.Initial));
        Assert.Equal("untranslated", (await desk.TryActAsync(article, "Approve", desk.Eve)).Problem!.Code);
        Assert.True((await desk.TryActAsync(article, "Return", desk.Eve, "The end is missing.")).Succeeded);
    }

    [Fact]
    public async Task A_publication_that_is_refused_leaves_everything_as_it_was()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        await desk.ActAsync(article, "Submit", desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var before = await desk.LookAsync(article, desk.Eve);
        var refused = (await desk.TryActAsync(article, "Publish", desk.Eve)).Problem!;
        Assert.Equal("incomplete", refused.Code);
        Assert.Contains(refused.Details, detail => detail.Place == "Article.Summary");
        await UnchangedAsync(before);
    }

    [Fact]
    public async Task A_failure_after_the_publication_takes_all_of_it_back()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var before = await desk.LookAsync(article, desk.Eve);
        desk.BreakOn(ContentEventNames.Published, article);
        await Assert.ThrowsAsync<IOException>(() => desk.TryActAsync(article, "Publish", desk.Eve));
        await UnchangedAsync(before);

        desk.BreakOn("", null);
        Assert.True((await desk.ActAsync(article, "Publish", desk.Eve)).Published);
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_claim_leaves_the_story_free()
    {
        var story = await desk.StoryAsync();
        desk.BreakOn(ContentEventNames.Created, null);
        await Assert.ThrowsAsync<IOException>(() => desk.TryClaimAsync(story, desk.Ana));
        desk.BreakOn("", null);
        Assert.Contains((await desk.QueueAsync(desk.Ana)).Unclaimed, row => row.Story == story);
        Assert.DoesNotContain((await desk.QueueAsync(desk.Admin)).Others, piece => piece.Story == story);
        Assert.True((await desk.TryClaimAsync(story, desk.Ben)).Succeeded);
    }

    [Fact]
    public async Task A_deleted_draft_leaves_the_story_free()
    {
        var story = await desk.StoryAsync();
        Assert.Contains((await desk.QueueAsync(desk.Ana)).Unclaimed, row => row.Story == story);
        var article = DeskFixture.Value(await desk.TryClaimAsync(story, desk.Ana)).Article;
        Assert.DoesNotContain((await desk.QueueAsync(desk.Ana)).Unclaimed, row => row.Story == story);

        var deleted = await desk.RunAsync((DeleteItem delete) => delete.RunAsync(article, 1, desk.Admin, default));
        Assert.True(deleted.Succeeded, deleted.Problem?.Message);
        var queue = await desk.QueueAsync(desk.Ana);
        Assert.DoesNotContain(queue.Mine, piece => piece.Article == article);
        Assert.Contains(queue.Unclaimed, row => row.Story == story);
        Assert.True((await desk.TryClaimAsync(story, desk.Ben)).Succeeded);
    }

    [Fact]
    public async Task A_story_whose_translation_was_imported_is_not_offered_and_not_claimed_again()
    {
        var story = await desk.StoryAsync();
        var line = "{\"ContentItemId\":\"" + ItemId.New() + "\",\"ContentType\":\"Article\",\"Latest\":true,\"Published\":true,"
            + "\"TitlePart\":{\"Title\":\"Imported\"},\"LocalizationPart\":{\"LocalizationSet\":\"" + ItemId.New() + "\",\"Culture\":\"en\"},"
            + "\"SourcePart\":{\"SourceStory\":{\"ContentItemIds\":[\"" + story + "\"]}}}";
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(line));
        var report = DeskFixture.Value(await desk.RunAsync((ImportContent import) =>
            import.RunAsync(file, new ImportOptions(), null, Actor.System, default)));
        Assert.Equal(1, report.Totals.Added);

        Assert.DoesNotContain((await desk.QueueAsync(desk.Ana)).Unclaimed, row => row.Story == story);
        Assert.Equal("translation-exists", (await desk.TryClaimAsync(story, desk.Ana)).Problem!.Code);
        Assert.True((await desk.TryClaimAsync(story, desk.Ben, "fr")).Succeeded);
    }

    [Fact]
    public async Task The_queue_shows_each_person_what_is_theirs_to_do()
    {
        var story = await desk.StoryAsync();
        var claimed = await desk.ClaimAsync(desk.Both);
        var submitted = await desk.SubmittedAsync(desk.Both);
        var returned = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(returned, "Return", desk.Eve, "Please check the names.");

        var both = await desk.QueueAsync(desk.Both);
        Assert.Contains(both.Mine, piece => piece.Article == claimed && piece.WhyNot is null);
        Assert.Contains(both.Mine, piece => piece.Article == submitted && piece.WhyNot is not null);
        Assert.DoesNotContain(both.WaitingForMe, piece => piece.Article == submitted);
        Assert.Contains(both.Others, piece => piece.Article == returned && piece.State.Holder == "ana");

        var eve = await desk.QueueAsync(desk.Eve);
        var waiting = Assert.Single(eve.WaitingForMe, piece => piece.Article == submitted);
        Assert.Equal(("ar", "en", "editing", "both"), (waiting.From, waiting.To, waiting.State.State, waiting.State.Holder));
        Assert.Equal(waiting.State.Since.AddHours(24), waiting.State.Due);
        Assert.StartsWith("عنوان", waiting.OriginalTitle, StringComparison.Ordinal);
        Assert.Contains(eve.Others, piece => piece.Article == claimed);

        var ana = await desk.QueueAsync(desk.Ana);
        var mine = Assert.Single(ana.Mine, piece => piece.Article == returned);
        Assert.Equal(("Please check the names.", "eve"), (mine.LastComment, mine.LastCommentBy));
        var free = Assert.Single(ana.Unclaimed, row => row.Story == story);
        Assert.Equal(("ar", "en", "The River", 12), (free.From, free.To, free.Outlet, free.Words));
        Assert.Equal(["en", "fr"], (await desk.QueueAsync(desk.Ben)).Unclaimed.Where(row => row.Story == story).Select(row => row.To));
        Assert.Equal(["en", "fr"], (await desk.QueueAsync(desk.Admin)).Unclaimed.Where(row => row.Story == story).Select(row => row.To));
    }

    [Fact]
    public async Task Who_is_not_of_the_desk_learns_nothing()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var reader = new Cms.Editorial.Accounts.Actor("reader", "reader", ["Authenticated"], ["View_Article", "ExecuteGraphQL"], [], false);
        Assert.Equal("no-such-article", (await desk.RunAsync((GetWorkspace get) => get.RunAsync(article, reader, default))).Problem!.Code);
        Assert.Equal("no-such-article", (await desk.RunAsync((PreviewArticle get) => get.RunAsync(article, reader, default))).Problem!.Code);
        Assert.Equal("no-such-article", (await desk.TryActAsync(new TaskAction(article, "Approve", null, 2), reader)).Problem!.Code);
        Assert.Equal("no-such-item", (await desk.RunAsync((GetItemState get) => get.RunAsync(article, reader, default))).Problem!.Code);
        var queue = await desk.QueueAsync(reader);
        Assert.Empty(queue.Mine);
        Assert.Empty(queue.Others);
        Assert.Empty(queue.Unclaimed);
    }

    [Fact]
    public async Task The_path_follows_the_title_until_somebody_chooses_another()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var first = (await desk.LookAsync(article, desk.Eve)).Version.Content.Text("AutoroutePart", "Path");
        Assert.EndsWith($"translated-0-of-{article}", first, StringComparison.Ordinal);
        await RetitleAsync(article, "A better headline of " + article);
        var returned = await desk.ActAsync(article, "Return", desk.Eve, "See the headline.");
        Assert.EndsWith($"a-better-headline-of-{article}", returned.Version.Content.Text("AutoroutePart", "Path"), StringComparison.Ordinal);

        var chosen = returned.Version.Content.With("news/chosen-" + article, "AutoroutePart", "Path");
        DeskFixture.Value(await desk.TrySaveAsync(article, chosen, returned.Version.Number, desk.Ana));
        await desk.ActAsync(article, "Submit", desk.Ana);
        await RetitleAsync(article, "The best headline of " + article);
        var approved = await desk.ActAsync(article, "Approve", desk.Eve);
        Assert.Equal("news/chosen-" + article, approved.Version.Content.Text("AutoroutePart", "Path"));

        async Task RetitleAsync(ItemId id, string title)
        {
            var headline = (await desk.LookAsync(id, desk.Eve)).Segments[0];
            DeskFixture.Value(await desk.TryWriteAsync(
                id, desk.Eve, new SegmentOperation(headline.Id, headline.Target!.Number, title, TargetState.Reviewed)));
        }
    }

    [Fact]
    public async Task A_preview_shows_what_is_saved_before_it_is_submitted()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var segment = (await desk.LookAsync(article, desk.Ana)).Segments[1];
        await desk.TryWriteAsync(article, desk.Ana, new SegmentOperation(segment.Id, 0, "The **first** words.", TargetState.Translated));
        var preview = DeskFixture.Value(await desk.RunAsync((PreviewArticle get) => get.RunAsync(article, desk.Ana, default)));
        Assert.Contains("<strong>first</strong>", preview.Html, StringComparison.Ordinal);
        Assert.Equal(3, preview.Untranslated);
        Assert.StartsWith("عنوان", preview.Title, StringComparison.Ordinal);
    }

    private async Task UnchangedAsync(Workspace before)
    {
        var after = await desk.LookAsync(before.Article, desk.Eve);
        Assert.Equal(before.Version.VersionId, after.Version.VersionId);
        Assert.False(after.Version.Item.Published);
        Assert.Equal(before.State, after.State);
        Assert.Equal(before.Journal.AsEnumerable(), after.Journal);
    }
}

public sealed class SqliteDeskTests(SqliteDesk desk) : DeskContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlDeskTests(PostgreSqlDesk desk) : DeskContract(desk), IClassFixture<PostgreSqlDesk>;
