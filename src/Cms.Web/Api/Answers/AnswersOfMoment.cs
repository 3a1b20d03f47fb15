using System.Collections.Concurrent;
using Cms.Editorial.Sites;

namespace Cms.Web.Api.Answers;

/// <summary>The answers that hold at one moment. Of equal requests at the same moment one is worked out.</summary>
internal sealed class AnswersOfMoment(SiteMoment moment, KeptAnswers kept)
{
    private readonly ConcurrentDictionary<AnswerKey, TaskCompletionSource<KeptAnswer?>> _flights = new();

    public SiteMoment Moment { get; } = moment;

    /// <inheritdoc cref="KeptAnswers.Find"/>
    public KeptAnswer? Find(in AnswerKey key) => kept.Find(key, Moment.Content);

    /// <inheritdoc cref="KeptAnswers.HasRoomFor"/>
    public bool HasRoomFor(int length) => kept.HasRoomFor(length);

    /// <summary>Joins those who wait for an answer, or becomes the one they wait for, who must <see cref="Land"/>.</summary>
    public Task<KeptAnswer?>? Join(in AnswerKey key)
    {
        var mine = new TaskCompletionSource<KeptAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = _flights.GetOrAdd(key, mine);
        return ReferenceEquals(flight, mine) ? null : flight.Task;
    }

    /// <summary>Ends the waiting of the others.</summary>
    /// <param name="answer">Null when there is none to share: each then works it out for itself.</param>
    /// <param name="marks">All that it was made of; null if it holds at this moment only.</param>
    public void Land(in AnswerKey key, KeptAnswer? answer, string[]? marks = null)
    {
        if (answer is not null)
            kept.Keep(key, answer, Moment.Content, marks);
        if (_flights.TryRemove(key, out var flight))
            flight.SetResult(answer is null || ReferenceEquals(answer, KeptAnswer.Never) ? null : answer);
    }
}
