using System.Globalization;
using Cms.Site.Articles;

namespace Observer.Layout;

/// <summary>What machines read of a page.</summary>
public sealed record PageHead
{
    /// <summary>Without the name of the newspaper; null on its front page.</summary>
    public string? Title { get; init; }

    /// <summary>One or two sentences.</summary>
    public string? Description { get; init; }

    /// <summary>The one address of this page; null when it is not to be found by machines.</summary>
    public string? Href { get; init; }

    /// <summary>The page before this one in a list.</summary>
    public string? PreviousHref { get; init; }

    /// <summary>The page after this one in a list.</summary>
    public string? NextHref { get; init; }

    /// <summary>All languages of this page, itself included; empty when there is only one.</summary>
    public IReadOnlyList<LanguageLink> Alternates { get; init; } = [];

    /// <summary>The article, when the page is one.</summary>
    public Article? Article { get; init; }

    /// <summary>All languages of a page, itself first; empty when there are no others.</summary>
    public static IReadOnlyList<LanguageLink> Family(
        CultureInfo culture, string href, IReadOnlyList<LanguageLink> others) =>
        others.Count == 0 ? [] : [new LanguageLink(culture, href), .. others];
}
