namespace Cms.Site.Pages;

/// <summary>An article in a list.</summary>
public sealed record ArticleCard
{
    /// <summary>Headline, plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>Where the article is.</summary>
    public required string Href { get; init; }

    /// <summary>One or two sentences, plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>When the translation was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who published the original.</summary>
    public string? Outlet { get; init; }

    /// <summary>Section, when the list mixes several.</summary>
    public Link? Section { get; init; }
}
