using System.Collections.Immutable;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks;

/// <summary>One thing that is looked for in an article. To add one: a file here, a line in <see cref="ArticleChecks"/>.</summary>
/// <param name="id">Lower-case words joined by hyphens; never changed once it is in use.</param>
internal abstract class ArticleCheck(string id, FindingSeverity severity)
{
    public string Id => id;

    public FindingSeverity Severity => severity;

    /// <summary>Finds in reading order.</summary>
    public abstract IEnumerable<Finding> Run(CheckedArticle article);

    /// <summary>A finding in one segment.</summary>
    protected Finding In(
        CheckedPair pair,
        IEnumerable<TextRange> source,
        IEnumerable<TextRange> target,
        string message,
        params ImmutableArray<string> arguments) =>
        Make(new(pair.Segment.Id, null, [.. source], [.. target]), pair.Segment.Source, pair.Segment.Target ?? "", message, arguments);

    /// <summary>A finding about a field beside the text.</summary>
    protected Finding About(string field, string? value, string message, params ImmutableArray<string> arguments) =>
        Make(new(null, field, [], []), "", value ?? "", message, arguments);

    private Finding Make(FindingPlace place, string source, string target, string message, ImmutableArray<string> arguments)
    {
        var identity = string.Join('\u001f', [id, place.SegmentId ?? "", place.Field ?? "", message, .. arguments, source, target]);
        return new(id, severity, place, message, arguments, Sha256.Tagged(identity));
    }
}

/// <summary>A check that looks at each translated segment by itself.</summary>
internal abstract class SegmentCheck(string id, FindingSeverity severity) : ArticleCheck(id, severity)
{
    public sealed override IEnumerable<Finding> Run(CheckedArticle article) =>
        article.Translated.SelectMany(pair => LooksFurther(pair) ? Find(pair, article) : pair.Found(Id, () => Find(pair, article)));

    /// <summary>Whether what is found in this pair depends on other segments too.</summary>
    protected virtual bool LooksFurther(CheckedPair pair) => false;

    protected abstract IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article);
}
