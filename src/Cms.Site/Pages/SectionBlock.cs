namespace Cms.Site.Pages;

/// <summary>The newest articles of one section.</summary>
public sealed record SectionBlock(Link Section, IReadOnlyList<ArticleCard> Articles);
