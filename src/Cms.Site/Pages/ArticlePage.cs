namespace Cms.Site.Pages;

/// <summary>One page of a list that may have more.</summary>
/// <param name="Articles">Newest first.</param>
/// <param name="Number">From 1.</param>
/// <param name="HasNext">Whether older articles follow.</param>
/// <param name="Total">Number of articles on all pages, where it is known.</param>
public sealed record ArticlePage(IReadOnlyList<ArticleCard> Articles, int Number, bool HasNext, int? Total)
{
    /// <summary>Articles on a full page.</summary>
    public const int Size = 20;
}
