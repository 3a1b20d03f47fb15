using System.Collections.Immutable;
using Cms.Translations.Checks.Numbers;
using Cms.Translations.Checks.Texts;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks;

/// <summary>An article with what more than one check reads in it: each text is read once.</summary>
internal sealed class CheckedArticle
{
    private readonly Lazy<IReadOnlySet<decimal>> _sourceNumbers;

    public CheckedArticle(CheckedText text, CheckLimits limits, CheckMemory memory)
    {
        (Text, Limits) = (text, limits);
        Source = Language.Of(text.SourceLanguage);
        Target = Language.Of(text.TargetLanguage);
        Pairs = memory.PairsOf(text, limits, Source, Target);
        Translated = [.. Pairs.Where(pair => pair.IsTranslated)];
        _sourceNumbers = new(() => Pairs.SelectMany(pair => pair.SourceNumbers).SelectMany(number => number.Values).ToHashSet());
    }

    public CheckedText Text { get; }

    public CheckLimits Limits { get; }

    public Language Source { get; }

    public Language Target { get; }

    /// <summary>Every segment, in reading order.</summary>
    public ImmutableArray<CheckedPair> Pairs { get; }

    /// <summary>Those that have both texts.</summary>
    public ImmutableArray<CheckedPair> Translated { get; }

    /// <summary>Every value that the whole source mentions.</summary>
    public IReadOnlySet<decimal> SourceNumbers => _sourceNumbers.Value;
}

/// <summary>A segment with its two texts as the checks read them.</summary>
internal sealed class CheckedPair(CheckedSegment segment, Language source, Language target)
{
    private InlineText? _source;
    private InlineText? _target;
    private ImmutableArray<FoundNumber>? _sourceNumbers;
    private ImmutableArray<FoundNumber>? _targetNumbers;
    private readonly Dictionary<string, ImmutableArray<Finding>> _found = new(StringComparer.Ordinal);

    public CheckedSegment Segment => segment;

    public bool IsTranslated => segment.IsTranslatable && !segment.IsOmitted && !string.IsNullOrWhiteSpace(segment.Target);

    public bool IsTitle => segment.Kind is SegmentKind.Headline or SegmentKind.Heading;

    public InlineText Source => _source ??= Read(segment.Source);

    public InlineText Target => _target ??= Read(segment.Target ?? "");

    public ImmutableArray<FoundNumber> SourceNumbers => _sourceNumbers ??= NumberReader.Read(Source, source, target);

    public ImmutableArray<FoundNumber> TargetNumbers => _targetNumbers ??= NumberReader.Read(Target, target, source);

    /// <summary>What a check finds in these two texts: it is asked once, since neither changes.</summary>
    public ImmutableArray<Finding> Found(string check, Func<IEnumerable<Finding>> find)
    {
        if (!_found.TryGetValue(check, out var found))
            _found[check] = found = [.. find()];
        return found;
    }

    private InlineText Read(string text) => InlineText.Read(text, isMarkdown: segment.Kind != SegmentKind.Headline);
}
