using Cms.Editorial.Sites;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Answers;

/// <summary>The answers of the moment: with other definitions all are forgotten, with other content those that were made of it.
/// Singleton.</summary>
internal sealed class AnswerCache(SiteClock clock, GraphQLSettings settings)
{
    private readonly Lock _renewing = new();
    private volatile AnswersOfMoment? _answers;
    private KeptAnswers? _kept;

    /// <summary>Take it before any data is read: what is read afterwards is of this moment or a later one.</summary>
    /// <returns>Null when answers are not kept, and while changes of other processes would not be seen.</returns>
    public AnswersOfMoment? Now
    {
        get
        {
            if (!settings.KeepsAnswers || !clock.IsRight)
                return null;
            var now = clock.Now;
            return _answers is { } answers && answers.Moment == now ? answers : Renew();
        }
    }

    private AnswersOfMoment Renew()
    {
        lock (_renewing)
        {
            var now = clock.Now; // inside the lock, so that it never goes back
            if (_answers is { } answers && answers.Moment == now)
                return answers;
            if (_kept is null || _answers?.Moment.Definitions != now.Definitions)
                _kept = new KeptAnswers(settings.KeptAnswerBytes, (since, marks) => clock.HaveSpared(since, marks));
            return _answers = new AnswersOfMoment(now, _kept);
        }
    }
}
