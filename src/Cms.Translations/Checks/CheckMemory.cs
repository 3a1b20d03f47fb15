using System.Collections.Immutable;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks;

/// <summary>What the checks read and found in an article the last time: segments that did not change are not read again.</summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class CheckMemory
{
    private (string? Source, string? Target, CheckLimits? Limits) _of;
    private Dictionary<CheckedSegment, CheckedPair> _pairs = [];

    /// <summary>The segments as they are now; those of the last time that are still the same are the same pairs.</summary>
    internal ImmutableArray<CheckedPair> PairsOf(CheckedText text, CheckLimits limits, Language source, Language target)
    {
        var of = (text.SourceLanguage, text.TargetLanguage, limits);
        if (_of != of)
            (_of, _pairs) = (of, []);

        ImmutableArray<CheckedPair> pairs =
            [.. text.Segments.Select(segment => _pairs.TryGetValue(segment, out var known) ? known : new CheckedPair(segment, source, target))];
        _pairs = pairs.DistinctBy(pair => pair.Segment).ToDictionary(pair => pair.Segment);
        return pairs;
    }
}
