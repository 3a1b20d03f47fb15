namespace Cms.Site.Pages;

/// <summary>The front page of the newspaper in one language.</summary>
/// <param name="Lead">The newest story; null when nothing is published.</param>
/// <param name="Newest">The ones after it.</param>
/// <param name="Sections">Sections that have articles.</param>
public sealed record FrontPage(
    ArticleCard? Lead,
    IReadOnlyList<ArticleCard> Newest,
    IReadOnlyList<SectionBlock> Sections);
