using Cms.Content.Items;

namespace Cms.Editorial.Translations;

/// <summary>How the article would read now, with targets that are not submitted yet.</summary>
/// <param name="Title">The original headline while the target has none.</param>
/// <param name="Html">The body, safe to show.</param>
/// <param name="Untranslated">How many segments are left out because they have no target yet.</param>
public sealed record ArticlePreview(ItemId Article, string Title, string Direction, string Markdown, string Html, int Untranslated);
