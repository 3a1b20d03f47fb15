using System.Collections.Concurrent;
using Cms.Editorial.Sites;

namespace Cms.Web.Api.Answers;

/// <summary>Answers that hold at one moment, bounded in bytes: two generations, of which the older is dropped when the younger
/// is full; what is asked for again moves to the younger one. Of equal requests at the same time one is worked out.</summary>
internal sealed class AnswersOfMoment(SiteMoment moment, long maxBytes)
{
    private const int Overhead = 400;

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<AnswerKey, TaskCompletionSource<KeptAnswer?>> _flights = new();
    private volatile ConcurrentDictionary<AnswerKey, KeptAnswer> _young = new();
    private volatile ConcurrentDictionary<AnswerKey, KeptAnswer> _old = new();
    private long _bytes;

    public SiteMoment Moment { get; } = moment;

    /// <summary>What is kept now, in bytes, for tests.</summary>
    public long Bytes => _young.Values.Concat(_old.Values).Sum(SizeOf);

    /// <returns><see cref="KeptAnswer.Never"/> for an answer that is known not to be kept; null where nothing is known.</returns>
    public KeptAnswer? Find(in AnswerKey key)
    {
        if (_young.TryGetValue(key, out var answer))
            return answer;
        if (_old.TryRemove(key, out answer))
            Keep(key, answer);
        return answer;
    }

    /// <summary>Joins those who wait for an answer, or becomes the one they wait for, who must <see cref="Land"/>.</summary>
    public Task<KeptAnswer?>? Join(in AnswerKey key)
    {
        var mine = new TaskCompletionSource<KeptAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = _flights.GetOrAdd(key, mine);
        return ReferenceEquals(flight, mine) ? null : flight.Task;
    }

    /// <summary>Ends the waiting of the others.</summary>
    /// <param name="answer">Null when there is none to share: each then works it out for itself.</param>
    public void Land(in AnswerKey key, KeptAnswer? answer)
    {
        if (answer is not null)
            Keep(key, answer);
        if (_flights.TryRemove(key, out var flight))
            flight.SetResult(answer is null || ReferenceEquals(answer, KeptAnswer.Never) ? null : answer);
    }

    /// <summary>Whether it is worth its place.</summary>
    public bool HasRoomFor(int length) => (length + Overhead) * 8L <= maxBytes;

    private static long SizeOf(KeptAnswer answer) => answer.Body.Length + Overhead;

    private void Keep(in AnswerKey key, KeptAnswer answer)
    {
        lock (_writing)
        {
            if (!_young.TryAdd(key, answer))
                return;
            _bytes += SizeOf(answer);
            if (_bytes * 2 > maxBytes)
            {
                _old = _young;
                _young = new ConcurrentDictionary<AnswerKey, KeptAnswer>();
                _bytes = 0;
            }
        }
    }
}
