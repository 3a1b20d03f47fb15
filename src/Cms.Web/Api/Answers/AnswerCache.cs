using Cms.Editorial.Sites;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Answers;

/// <summary>The answers of the moment: with the next one, all are forgotten. Singleton.</summary>
internal sealed class AnswerCache(SiteClock clock, GraphQLSettings settings)
{
    private readonly Lock _renewing = new();
    private volatile AnswersOfMoment? _answers;

    /// <summary>Take it before any data is read: what is read afterwards is of this moment or a later one.</summary>
    /// <returns>Null when answers are not kept.</returns>
    public AnswersOfMoment? Now
    {
        get
        {
            if (!settings.KeepsAnswers)
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
            if (_answers is not { } answers || answers.Moment != now)
                _answers = answers = new AnswersOfMoment(now, settings.KeptAnswerBytes);
            return answers;
        }
    }
}
