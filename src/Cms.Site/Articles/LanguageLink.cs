using System.Globalization;

namespace Cms.Site.Articles;

/// <summary>The same thing in another language.</summary>
/// <param name="Culture">The language.</param>
/// <param name="Href">Where it is.</param>
public sealed record LanguageLink(CultureInfo Culture, string Href);
