using Cms.Editorial.Sites;
using Cms.Web.Api.Answers;

namespace Cms.Web.Tests.Api;

public sealed class AnswersOfMomentTests
{
    private static readonly Digest Anonymous = Digest.Of("View_Article");

    private static AnswerKey Key(string request, AnswerForm form = AnswerForm.None) => new(Digest.Of(request), Anonymous, form);

    private static KeptAnswer Answer(int length) => KeptAnswer.Of(new byte[length]);

    [Fact]
    public void An_answer_is_found_by_all_that_it_depends_on()
    {
        var answers = new AnswersOfMoment(new SiteMoment(1, 1), 1_000_000);
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
        var answers = new AnswersOfMoment(new SiteMoment(1, 1), Bound);
        answers.Land(Key("popular"), Answer(1000));
        for (var i = 0; i < 2000; i++)
        {
            answers.Land(Key($"once {i}"), Answer(1000));
            Assert.NotNull(answers.Find(Key("popular")));
            Assert.True(answers.Bytes <= Bound, $"{answers.Bytes} bytes");
        }

        Assert.Null(answers.Find(Key("once 0")));
        Assert.False(answers.HasRoomFor(Bound / 4));
    }

    [Fact]
    public async Task Of_equal_requests_one_is_worked_out_and_the_others_wait()
    {
        var answers = new AnswersOfMoment(new SiteMoment(1, 1), 1_000_000);
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
        var answers = new AnswersOfMoment(new SiteMoment(1, 1), 1_000_000);
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
