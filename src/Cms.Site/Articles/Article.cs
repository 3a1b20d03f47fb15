using System.Globalization;
using Cms.Site.Pages;

namespace Cms.Site.Articles;

/// <summary>A translated article with all that its page shows. All text is plain except <see cref="BodyHtml"/>.</summary>
public sealed record Article
{
    /// <summary>Headline.</summary>
    public required string Headline { get; init; }

    /// <summary>Address of the page.</summary>
    public required string Href { get; init; }

    /// <summary>Language of the translation.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>One or two sentences.</summary>
    public string? Summary { get; init; }

    /// <summary>Safe HTML; null when the article was taken down.</summary>
    public string? BodyHtml { get; init; }

    /// <summary>When the translation was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it last changed, if that was on a later day than it was published.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Section.</summary>
    public Link? Section { get; init; }

    /// <summary>Keywords, each with its archive where that is known.</summary>
    public IReadOnlyList<Link> Keywords { get; init; } = [];

    /// <summary>Where the story came from.</summary>
    public Source? Source { get; init; }

    /// <summary>Who made the translation, in order.</summary>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <summary>How much of the original is here.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>What the newsroom wants said about the content.</summary>
    public string? Disclaimer { get; init; }

    /// <summary>Public notices, oldest first.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Related articles.</summary>
    public IReadOnlyList<ArticleCard> ReadAlso { get; init; } = [];

    /// <summary>The same story in other languages.</summary>
    public IReadOnlyList<LanguageLink> Languages { get; init; } = [];

    /// <summary>True when the text is no longer public.</summary>
    public bool TakenDown => Notices.Any(notice => notice.Kind == NoticeKind.Takedown);
}
