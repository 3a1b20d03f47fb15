using System.Collections.Concurrent;

namespace Cms.Web.Api.Answers;

/// <summary>Answers by what was asked, for as long as nothing has changed that they were made of. Bounded in bytes: two generations, of
/// which the older is dropped when the younger is full; what is asked for again moves to the younger one.</summary>
/// <param name="haveSpared">Whether nothing named so has changed since that content epoch.</param>
internal sealed class KeptAnswers(long maxBytes, Func<long, string[], bool> haveSpared)
{
    private const int Overhead = 500;

    private readonly Lock _writing = new();
    private volatile ConcurrentDictionary<AnswerKey, Entry> _young = new();
    private volatile ConcurrentDictionary<AnswerKey, Entry> _old = new();
    private long _bytes;

    /// <summary>What is kept now, in bytes, for tests.</summary>
    public long Bytes => _young.Values.Concat(_old.Values).Sum(entry => entry.Bytes);

    /// <param name="content">The content epoch in which it is asked for.</param>
    /// <returns><see cref="KeptAnswer.Never"/> for an answer that is known not to be kept; null where nothing is known.</returns>
    public KeptAnswer? Find(in AnswerKey key, long content)
    {
        if (_young.TryGetValue(key, out var entry))
            return Holds(entry, content) ? entry.Answer : null;
        if (!_old.TryRemove(key, out entry) || !Holds(entry, content))
            return null;
        Keep(key, entry);
        return entry.Answer;
    }

    /// <param name="content">The content epoch of before it was made.</param>
    /// <param name="marks">All that it was made of; null if it holds in this epoch only.</param>
    public void Keep(in AnswerKey key, KeptAnswer answer, long content, string[]? marks) =>
        Keep(key, new Entry(answer, content, marks));

    /// <summary>Whether it is worth its place.</summary>
    public bool HasRoomFor(int length) => (length + Overhead) * 8L <= maxBytes;

    private bool Holds(Entry entry, long content)
    {
        var since = Volatile.Read(ref entry.Content);
        if (since >= content)
            return true;
        if (entry.Marks is null || !haveSpared(since, entry.Marks))
            return false;
        Volatile.Write(ref entry.Content, content); // the next one need not look
        return true;
    }

    private void Keep(in AnswerKey key, Entry entry)
    {
        lock (_writing)
        {
            if (_young.TryGetValue(key, out var before))
            {
                if (Volatile.Read(ref before.Content) > Volatile.Read(ref entry.Content))
                    return;
                _bytes -= before.Bytes;
            }

            _young[key] = entry;
            _bytes += entry.Bytes;
            if (_bytes * 2 > maxBytes)
            {
                _old = _young;
                _young = new ConcurrentDictionary<AnswerKey, Entry>();
                _bytes = 0;
            }
        }
    }

    private sealed class Entry(KeptAnswer answer, long content, string[]? marks)
    {
        public long Content = content;

        public KeptAnswer Answer => answer;

        public string[]? Marks => marks;

        public long Bytes { get; } = answer.Body.Length + Overhead + (8L * (marks?.Length ?? 0));
    }
}
