using Cms.Editorial.Sites;
using Cms.Web.Api.Answers;

namespace Cms.Web.Tests.Api;

public sealed class AnswersOfMomentTests
{
    private static readonly Digest Anonymous = Digest.Of("View_Article");

    private static AnswerKey Key(string request, AnswerForm form = AnswerForm.None) => new(Digest.Of(request), Anonymous, form);

    private static KeptAnswer Answer(int length) => KeptAnswer.Of(new byte[length]);

    private static AnswersOfMoment At(long content) => new(new SiteMoment(content, 1), new KeptAnswers(1_000_000, (_, _) => true));

    [Fact]
    public void An_answer_outlives_the_moment_while_nothing_changes_that_it_was_made_of()
    {
        var changed = new Dictionary<string, long>();
        var kept = new KeptAnswers(1_000_000, (since, marks) => marks.All(mark => changed.GetValueOrDefault(mark) <= since));
        AnswersOfMoment At(long content) => new(new SiteMoment(content, 1), kept);
        At(1).Land(Key("a"), Answer(1), ["item"]);
        At(1).Land(Key("b"), Answer(2), ["another"]);
        At(1).Land(Key("c"), Answer(3)); // made of who knows what

        changed["item"] = 2;
        Assert.Null(At(2).Find(Key("a")));
        Assert.NotNull(At(2).Find(Key("b")));
        Assert.Null(At(2).Find(Key("c")));

        At(2).Land(Key("a"), Answer(4), ["item"]);
        Assert.Equal(4, At(3).Find(Key("a"))!.Body.Length);

        // What took longer than a change is not put in place of what is newer.
        At(1).Land(Key("a"), Answer(1), ["item"]);
        Assert.Equal(4, At(3).Find(Key("a"))!.Body.Length);
    }

    [Fact]
    public void Its_compressed_forms_are_made_once_and_say_the_same()
    {
        var answer = KeptAnswer.Of(System.Text.Encoding.UTF8.GetBytes(new string('x', 5000)));
        Assert.Same(answer.In("br"), answer.In("br"));
        using var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(answer.In("br")), System.IO.Compression.CompressionMode.Decompress);
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(answer.In("gzip")), System.IO.Compression.CompressionMode.Decompress);
        foreach (var stream in new Stream[] { brotli, gzip })
        {
            using var plain = new MemoryStream();
            stream.CopyTo(plain);
            Assert.Equal(answer.Body, plain.ToArray());
        }
    }

    [Fact]
    public void An_answer_is_found_by_all_that_it_depends_on()
    {
        var answers = At(1);
        answers.Land(Key("a"), Answer(10));
        Assert.NotNull(answers.Find(Key("a")));
        Assert.Null(answers.Find(Key("b")));
        Assert.Null(answers.Find(Key("a", AnswerForm.GraphQLJson)));
        Assert.Null(answers.Find(Key("a") with { Permissions = Digest.Of("ViewContent") }));
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_asked_for_stays()
    {
        const int Bound = 100_000;
        var kept = new KeptAnswers(Bound, (_, _) => true);
        var answers = new AnswersOfMoment(new SiteMoment(1, 1), kept);
        answers.Land(Key("popular"), Answer(1000));
        for (var i = 0; i < 2000; i++)
        {
            answers.Land(Key($"once {i}"), Answer(1000));
            Assert.NotNull(answers.Find(Key("popular")));
            Assert.True(kept.Bytes <= Bound, $"{kept.Bytes} bytes");
        }

        Assert.Null(answers.Find(Key("once 0")));
        Assert.False(answers.HasRoomFor(Bound / 4));
    }

    [Fact]
    public async Task Of_equal_requests_one_is_worked_out_and_the_others_wait()
    {
        var answers = At(1);
        Assert.Null(answers.Join(Key("a"))); // the first works it out
        var others = Enumerable.Range(0, 5).Select(_ => answers.Join(Key("a"))!).ToArray();
        Assert.All(others, Assert.NotNull);
        Assert.Null(answers.Join(Key("b")));

        var kept = Answer(10);
        answers.Land(Key("a"), kept);
        Assert.All(await Task.WhenAll(others), answer => Assert.Same(kept, answer));
        Assert.Same(kept, answers.Find(Key("a")));
    }

    [Fact]
    public async Task Who_waited_for_an_answer_that_cannot_be_shared_is_told()
    {
        var answers = At(1);
        foreach (var landed in new[] { null, KeptAnswer.Never })
        {
            Assert.Null(answers.Join(Key("a")));
            var other = answers.Join(Key("a"))!;
            answers.Land(Key("a"), landed);
            Assert.Null(await other);
        }

        Assert.Same(KeptAnswer.Never, answers.Find(Key("a"))); // nobody waits for it again
    }

    [Fact]
    public void The_tag_is_of_the_bytes()
    {
        Assert.Equal(KeptAnswer.ETagOf("{}"u8), KeptAnswer.Of("{}"u8).ETag);
        Assert.NotEqual(KeptAnswer.ETagOf("{}"u8), KeptAnswer.ETagOf("[]"u8));
        Assert.Matches("^W/\"[0-9a-f]{32}\"$", KeptAnswer.ETagOf(""u8));
    }
}
