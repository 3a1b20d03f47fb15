using System.Globalization;
using Cms.Site.Articles;

namespace Cms.Site.Pages;

/// <summary>A standing page, for example "About".</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Href">Its address.</param>
/// <param name="BodyHtml">Safe HTML.</param>
/// <param name="Culture">Its language.</param>
/// <param name="Languages">The same page in other languages.</param>
public sealed record TextPage(
    string Title, string Href, string BodyHtml, CultureInfo Culture, IReadOnlyList<LanguageLink> Languages);
