using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>Who may take the task a piece waits at: Cases/who-may-act.md.</summary>
public sealed class DeskRulesTests
{
    private static readonly DateTime Start = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string>();
        var file = Path.Combine(AppContext.BaseDirectory, "Workflows", "Cases", "who-may-act.md");
        foreach (var line in File.ReadLines(file).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2))
        {
            var cells = line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);
            cases.Add(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Who_may_act(string at, string happened, string claim, string asks, string answer)
    {
        var refusal = DeskRules.AgainstActing(Piece(at, happened, claim), Actor(asks));
        Assert.Equal(answer, refusal?.Code ?? "may");
    }

    [Fact]
    public void The_table_is_read_to_its_end() => Assert.Equal(35, Cases().Count);

    /// <summary>However a piece got to where it is, nobody approves what they wrote, and somebody else can.</summary>
    [Fact]
    public void No_history_lets_a_translator_approve_or_locks_everybody_out()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        string[] people = ["ana", "ben", "eve", "root"];
        for (var round = 0; round < 500; round++)
        {
            var happened = new List<string> { $"{people[random.Next(4)]} starts" };
            var wrote = new HashSet<string>(StringComparer.Ordinal) { happened[0].Split(' ')[0] };
            var holder = people[random.Next(4)];
            wrote.Add(holder);
            for (var step = random.Next(1, 12); step > 0; step--)
            {
                var who = people[random.Next(3)];
                var isTranslation = random.Next(2) == 0;
                if (isTranslation)
                    wrote.Add(who);
                happened.Add(random.Next(2) == 0
                    ? $"{who} writes {(isTranslation ? "translation" : "editing")}"
                    : isTranslation ? $"{who} translation>editing" : $"{who} editing>translation");
            }

            var piece = Piece("edit", string.Join("; ", happened), holder);
            foreach (var who in people)
            {
                var refusal = DeskRules.AgainstActing(piece, Actor($"{who} (Editor)"));
                Assert.True(
                    wrote.Contains(who) ? refusal?.Code == "own-work" : refusal is null,
                    $"Seed {seed}: {who} after {string.Join("; ", happened)}, claimed by {holder}: {refusal?.Code ?? "may"}");
            }

            Assert.Null(DeskRules.AgainstActing(piece, Actor("zoe (Editor)")));
        }
    }

    [Theory]
    [InlineData("translate", "ana (Translator)", "may")]
    [InlineData("translate", "eve (Editor)", "not-yours")]
    [InlineData("edit", "eve (Editor)", "may")]
    [InlineData("edit", "ana (Editor)", "own-work")]
    [InlineData("review", "eve (Editor)", "may")]
    [InlineData("ready", "eve (Editor)", "not-now")]
    [InlineData("ready", "root (*)", "not-now")]
    public void Text_is_written_where_it_is_worked_on_by_those_who_may_act_there(string at, string asks, string answer)
    {
        var piece = Piece(at, "ana starts; ana translation>editing", "ana");
        Assert.Equal(answer, DeskRules.AgainstWriting(piece, Actor(asks))?.Code ?? "may");
    }

    [Fact]
    public void A_refusal_says_who_holds_the_story_and_whom_the_task_is_for()
    {
        var piece = Piece("translate", "ana starts", "ana");
        Assert.Contains("ana has claimed", DeskRules.AgainstActing(piece, Actor("ben (Translator)"))!.Message, StringComparison.Ordinal);

        var edit = Piece("edit", "ana starts; ana translation>editing", "ana");
        Assert.Contains("Editor, Managing editor", DeskRules.AgainstActing(edit, Actor("ben (Translator)"))!.Message, StringComparison.Ordinal);
        Assert.Equal(
            "You translated this version; another person has to approve it.",
            DeskRules.AgainstActing(edit, Actor("ana (Editor)"))!.Message);
    }

    internal static Piece Piece(string at, string happened, string claim)
    {
        var type = NewsroomWorkflow.Type;
        var activity = type.Find(at)!;
        var journal = Journal(happened);
        var content = """{"LocalizationPart":{"Culture":"en"},"SourcePart":{"OriginalLanguage":{"Text":"ar"}}}""";
        var latest = new ItemVersion(
            new ContentItem
            {
                ContentItemId = new ItemId("article"),
                ContentType = "Article",
                Latest = true,
                Content = ItemContent.FromStored(content),
            },
            1,
            "sha256:",
            null);
        return new Piece(
            latest,
            type,
            new WaitingAt(at, activity.Label, UserTask.From(activity)!.State),
            Start,
            claim == "none" ? null : new Claim(new ItemId("story"), "en", latest.ContentItemId, claim == "-" ? null : claim, Start),
            "ar",
            journal,
            new[] { "ana", "ana2", "ben", "eve", "root" }.ToDictionary(id => id, id => new Person(id, id, Contributor(id))));
    }

    private static List<JournalEntry> Journal(string happened) =>
    [
        .. happened.Split(';', StringSplitOptions.TrimEntries).Select((text, i) =>
        {
            JournalEntry Entry(string name, string outcome, string? from, string? to, string? account) =>
                new("run", i + 1, "activity", name, outcome, from, to, account, null, 1, Start.AddMinutes(i));

            if (text == "published")
                return Entry(ActivityKinds.PublishContent, "Published", "ready", null, "eve");

            var words = text.Split(' ');
            if (words[1] == "starts")
                return Entry(ActivityKinds.ContentCreated, "Done", null, "translation", words[0]);

            if (words[1] == "writes")
                return Entry(Acts.SegmentsSaved, "Saved", words[2], words[2], words[0]);

            var states = words[1].Split('>');
            return Entry(ActivityKinds.UserTask, "Moved", states[0], states[1] == "-" ? null : states[1], words[0]);
        }),
    ];

    private static Actor Actor(string asks)
    {
        var open = asks.IndexOf('(', StringComparison.Ordinal);
        var close = asks.IndexOf(')', StringComparison.Ordinal);
        var name = asks[..open].Trim();
        var roles = asks[(open + 1)..close];
        var rest = asks[(close + 1)..].Trim();
        return new Actor(
            name == "token" ? null : name,
            name,
            roles == "*" ? [] : [.. roles.Split(',', StringSplitOptions.TrimEntries)],
            rest == "no pair" ? [] : ["Translate ar>en"],
            rest == "denied" ? ["Translate ar>en"] : [],
            roles == "*")
        {
            Contributor = Contributor(name),
        };
    }

    private static ItemId? Contributor(string account) => account switch
    {
        "ana" or "ana2" => new ItemId("credit-ana"),
        "eve" => new ItemId("credit-eve"),
        _ => null,
    };
}
