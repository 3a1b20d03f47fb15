using System.Globalization;
using Cms.Site.Pages;
using Observer.Layout;

namespace Observer.Lists;

/// <summary>Addresses of the pages of a list.</summary>
internal static class Paging
{
    /// <summary>Page 1 is the list itself.</summary>
    public static string Address(string href, int number) =>
        number <= 1 ? href : string.Create(CultureInfo.InvariantCulture, $"{href}?page={number}");

    /// <summary>What machines read of a page of a list.</summary>
    public static PageHead Head(string title, string? description, string href, ArticlePage page) => new()
    {
        Title = title,
        Description = description,
        Href = Address(href, page.Number),
        PreviousHref = page.Number > 1 ? Address(href, page.Number - 1) : null,
        NextHref = page.HasNext ? Address(href, page.Number + 1) : null,
    };
}
