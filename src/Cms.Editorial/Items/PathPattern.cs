using System.Text.RegularExpressions;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>Makes a path from <c>AutoroutePartSettings.Pattern</c>: literal text and the item's display text as a slug. Of
/// Liquid's language nothing else is understood; a pattern with more than that gives the slug alone.</summary>
internal sealed partial class PathPattern
{
    private const string DisplayTextSlug = "{{ ContentItem.DisplayText | slugify }}";

    private readonly string _pattern;

    private PathPattern(string pattern, bool isUnderstood)
    {
        _pattern = pattern;
        IsUnderstood = isUnderstood;
    }

    /// <summary>False when the pattern asks for more than we know.</summary>
    internal bool IsUnderstood { get; }

    internal static PathPattern Of(PartUse autoroute)
    {
        var pattern = autoroute.Settings.Text("AutoroutePartSettings", "Pattern");
        if (string.IsNullOrWhiteSpace(pattern))
            return new PathPattern(DisplayTextSlug, isUnderstood: true);
        var rest = SlugToken().Replace(pattern, "");
        return rest.Contains('{', StringComparison.Ordinal) || rest.Contains('}', StringComparison.Ordinal)
            ? new PathPattern(DisplayTextSlug, isUnderstood: false)
            : new PathPattern(pattern, isUnderstood: true);
    }

    /// <summary>Null when the display text has no letter and no digit to make a path from.</summary>
    internal string? Apply(string? displayText)
    {
        var slug = Slug.Of(displayText);
        return slug.Length == 0 ? null : PathRules.Normalise(SlugToken().Replace(_pattern, slug.Replace("$", "$$", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\{\{-?\s*(?:Model\.)?ContentItem\.DisplayText\s*\|\s*slugify\s*-?\}\}")]
    private static partial Regex SlugToken();
}
