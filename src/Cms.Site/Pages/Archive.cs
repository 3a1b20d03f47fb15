namespace Cms.Site.Pages;

/// <summary>Articles of a section or with a keyword.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Title">Name of the term.</param>
/// <param name="Href">Address of its first page.</param>
/// <param name="Articles">The page that was asked for.</param>
public sealed record Archive(ArchiveKind Kind, string Title, string Href, ArticlePage Articles);
