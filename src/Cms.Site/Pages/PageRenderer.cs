using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cms.Site.Articles;
using Cms.Site.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Cms.Site.Pages;

/// <summary>
/// Draws a page completely before the first byte is sent: so an error is always a whole error page, and the ETag is
/// that of the content.
/// </summary>
internal sealed class PageRenderer(
    ChosenTheme chosen, PageAssets assets, ILoggerFactory logs, ILogger<PageRenderer> log)
{
    private const string Html = "text/html; charset=utf-8";
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Shown when not even the theme's error page can be drawn.
    private const string LastResort =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Something went wrong</title>"
        + "<h1>Something went wrong</h1><p>This page cannot be shown at the moment. Please try again later.</p></html>";

    public async Task AnswerAsync(
        HttpContext context, PageLoader pages, Func<Visit, Task<Outcome>> find, SiteSettings settings)
    {
        var path = (context.Request.Path.Value ?? "/").Trim('/');
        if (context.Request.Path.Value is { Length: > 1 } asked && asked.EndsWith('/') && SitePath.IsPossible(path))
        {
            context.Response.Redirect(SitePath.Href(path) + context.Request.QueryString.ToUriComponent(), permanent: true, preserveMethod: true);
            return;
        }

        var gone = context.RequestAborted;
        var navigation = pages.NavigationAsync(gone);
        Outcome outcome;
        PageFrame frame;
        try
        {
            outcome = await find(new Visit(path, Visit.NumberOf(context.Request), settings, navigation, gone));
            frame = Frame(context, path, settings, await navigation, outcome);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return;
        }

        var (status, component, model) = outcome switch
        {
            Outcome.Found found => (StatusCodes.Status200OK, found.Component, found.Model),
            Outcome.Gone => (StatusCodes.Status410Gone, chosen.Theme.Pages.Error, new ErrorPage(410)),
            Outcome.Missing => (StatusCodes.Status404NotFound, chosen.Theme.Pages.Error, new ErrorPage(404)),
            _ => (StatusCodes.Status503ServiceUnavailable, chosen.Theme.Pages.Error, (object)new ErrorPage(503)),
        };
        await DrawAsync(context, status, component, model, frame);
    }

    /// <summary>Draws an article that is not published yet, for a frame of this origin; nothing keeps it.</summary>
    public async Task ShowDraftAsync(HttpContext context, PageLoader pages, Article article, SiteSettings settings)
    {
        var navigation = await pages.NavigationAsync(context.RequestAborted);
        var found = new Outcome.Found(chosen.Theme.Pages.Article, article, article.Culture);
        var html = await RenderAsync(
            context, found.Component, found.Model, Frame(context, article.Href.Trim('/'), settings, navigation, found));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        headers.XFrameOptions = "SAMEORIGIN";
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
        context.Response.ContentType = Html;
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private async Task DrawAsync(HttpContext context, int status, Type component, object model, PageFrame frame)
    {
        string html;
        try
        {
            html = await RenderAsync(context, component, model, frame);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The page {Path} could not be drawn by {Component}", frame.Href, component.Name);
            status = StatusCodes.Status500InternalServerError;
            html = await ErrorAsync(context, frame);
        }
        await SendAsync(context, status, html);
    }

    private async Task<string> ErrorAsync(HttpContext context, PageFrame frame)
    {
        try
        {
            return await RenderAsync(context, chosen.Theme.Pages.Error, new ErrorPage(500), frame);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The error page could not be drawn either");
            return LastResort;
        }
    }

    private async Task<string> RenderAsync(HttpContext context, Type component, object model, PageFrame frame)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = frame.Culture;
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PageComponent<>.Model)] = model,
            [nameof(PageComponent<>.Frame)] = frame,
        });
        await using var renderer = new HtmlRenderer(context.RequestServices, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            PlainLetters.In((await renderer.RenderComponentAsync(component, parameters)).ToHtmlString()));
    }

    private static async Task SendAsync(HttpContext context, int status, string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var response = context.Response;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";

        if (status == StatusCodes.Status200OK)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
            response.Headers.CacheControl = "public, max-age=0, must-revalidate";
            response.Headers.ETag = tag.ToString();
            var known = context.Request.GetTypedHeaders().IfNoneMatch;
            if (known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
            if (status == StatusCodes.Status503ServiceUnavailable)
                response.Headers.RetryAfter = "30";
        }

        response.StatusCode = status;
        response.ContentType = Html;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private PageFrame Frame(HttpContext context, string path, SiteSettings settings, Navigation navigation, Outcome outcome)
    {
        var culture = outcome is Outcome.Found found ? found.Culture : settings.DefaultCulture;
        return new PageFrame
        {
            SiteName = settings.SiteName,
            BaseUrl = settings.BaseUrlOf(context),
            Href = SitePath.Href(path),
            Culture = culture,
            DefaultCulture = settings.DefaultCulture,
            TimeZone = settings.TimeZone,
            Sections = navigation.Sections,
            StandingPages = navigation.StandingPagesIn(culture),
            Cultures = navigation.Cultures,
            AssetVersion = assets.Version,
        };
    }
}
