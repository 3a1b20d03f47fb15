using Cms.Site.Articles;
using Microsoft.AspNetCore.Http;

namespace Cms.Site.Pages;

/// <summary>Shows an article as the theme will, before it is published. Whoever calls this has checked who asks.</summary>
public sealed class DraftPages
{
    private readonly PageRenderer _renderer;
    private readonly PageLoader _pages;
    private readonly SiteSettings _settings;

    internal DraftPages(PageRenderer renderer, PageLoader pages, SiteSettings settings) =>
        (_renderer, _pages, _settings) = (renderer, pages, settings);

    /// <summary>False where this process shows no public site, and so has no theme.</summary>
    public bool AreShown => _settings.Enabled;

    public Task AnswerAsync(HttpContext context, Article article) => _renderer.ShowDraftAsync(context, _pages, article, _settings);
}
