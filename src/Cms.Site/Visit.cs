using System.Globalization;
using Cms.Site.Pages;
using Microsoft.AspNetCore.Http;

namespace Cms.Site;

/// <summary>One reader's request.</summary>
/// <param name="Path">Without slashes around it, not escaped.</param>
/// <param name="Number">The page of a list, from 1; also for what is no number.</param>
/// <param name="Settings">The site's.</param>
/// <param name="Navigation">Being asked for while the page is.</param>
/// <param name="Gone">Cancelled when the reader leaves.</param>
internal sealed record Visit(
    string Path, int Number, SiteSettings Settings, Task<Navigation> Navigation, CancellationToken Gone)
{
    public static int NumberOf(HttpRequest request) =>
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : 1;
}
