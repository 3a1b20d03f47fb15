namespace Cms.Site.Pages;

/// <summary>A standing page, for example "About".</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Href">Its address.</param>
/// <param name="BodyHtml">Safe HTML.</param>
public sealed record TextPage(string Title, string Href, string BodyHtml);
