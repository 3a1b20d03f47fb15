using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Cms.Web.Api.Requests;

/// <summary>Documents that clients sent once with their hash, so that they may send the hash alone from then on ("automatic persisted
/// queries"). Saves bytes, not more: whoever may ask may register. Bounded: the ones not asked for longest go first. Singleton.</summary>
internal sealed class PersistedQueries(long maxCharacters)
{
    public const string HashPrefix = "sha256:";

    private readonly Lock _writing = new();
    private ConcurrentDictionary<string, string> _young = new();
    private ConcurrentDictionary<string, string> _old = new();
    private long _characters;

    public PersistedQueries()
        : this(8 * 1024 * 1024)
    {
    }

    /// <summary>SHA-256 of the UTF-8 text, in lower-case hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public string? Find(string hash)
    {
        if (Volatile.Read(ref _young).TryGetValue(hash, out var text))
            return text;
        if (!Volatile.Read(ref _old).TryRemove(hash, out text))
            return null;
        Add(hash, text);
        return text;
    }

    public void Add(string hash, string text)
    {
        lock (_writing)
        {
            if (!_young.TryAdd(hash, text))
                return;
            _characters += text.Length + 200;
            if (_characters * 2 > maxCharacters)
            {
                Volatile.Write(ref _old, _young);
                Volatile.Write(ref _young, new ConcurrentDictionary<string, string>());
                _characters = 0;
            }
        }
    }
}
