using System.Globalization;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Site.Articles;
using Cms.Site.Pages;
using Cms.Web.Accounts;

namespace Cms.Web.Preview;

/// <summary>An article under translation as readers would see it now: the theme's own page, with what is saved so far.</summary>
internal static class DraftPageEndpoint
{
    public static void MapDraftPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/translations/{article}/page", AnswerAsync);

    private static async Task AnswerAsync(
        string article,
        HttpContext context,
        Caller caller,
        PreviewArticle previewArticle,
        GetWorkspace getWorkspace,
        LoadItems loadItems,
        DraftPages pages)
    {
        if (!pages.AreShown)
        {
            context.Response.Redirect($"/admin/translations/{Uri.EscapeDataString(article)}/preview");
            return;
        }

        var (actor, gone) = (await caller.OfAsync(context), context.RequestAborted);
        if (!actor.Can(Permissions.AccessAdminPanel)
            || !ItemId.TryParse(article, out var id)
            || Found(await previewArticle.RunAsync(id, actor, gone)) is not { } preview
            || Found(await getWorkspace.RunAsync(id, actor, gone)) is not { } workspace)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await pages.AnswerAsync(context, await ArticleOfAsync(workspace, preview, loadItems, actor, gone));
    }

    private static async Task<Article> ArticleOfAsync(
        Workspace workspace, ArticlePreview preview, LoadItems loadItems, Actor actor, CancellationToken cancellationToken)
    {
        var content = workspace.Version.Content;
        return new Article
        {
            Headline = preview.Title,
            Href = "/" + (content.Text("AutoroutePart", "Path") is { Length: > 0 } path ? path : "draft"),
            Culture = CultureOf(workspace.Culture) ?? CultureInfo.GetCultureInfo("en"),
            Summary = workspace.Fields.Summary,
            BodyHtml = preview.Html,
            Section = workspace.Fields.Section is [var section, ..] ? new Link(section.Name, null) : null,
            Keywords = [.. workspace.Fields.Keywords.Select(keyword => new Link(keyword.Name, null))],
            ReadAlso = [.. workspace.Fields.ReadAlso.Select(other => new ArticleCard { Headline = other.Name, Href = "#" })],
            Disclaimer = content.Text("DisclaimerPart", "Text", "Text") is { Length: > 0 } disclaimer ? disclaimer : null,
            Source = workspace.Source is { } source
                ? new Source
                {
                    Title = source.Title,
                    Author = source.Author,
                    Culture = CultureOf(source.Language),
                    Published = source.PublishedUtc,
                    Outlet = source.Outlet is { } outlet ? new Link(outlet.Name, null) : null,
                    Stale = !source.IsCurrent,
                }
                : null,
            Credits =
            [
                .. await CreditsAsync("Translators", CreditRole.Translator),
                .. await CreditsAsync("Editors", CreditRole.Editor),
                .. await CreditsAsync("Reviewers", CreditRole.Reviewer),
            ],
        };

        async Task<IEnumerable<Credit>> CreditsAsync(string picker, CreditRole role)
        {
            var withheld = content.Texts("TranslatorPart", "Withheld", "ContentItemIds").ToHashSet();
            var ids = content.Texts("TranslatorPart", picker, "ContentItemIds")
                .Where(id => !withheld.Contains(id) && ItemId.TryParse(id, out _)).Select(id => new ItemId(id)).ToArray();
            var people = await loadItems.RunAsync(ids, VersionStatus.All, actor, cancellationToken);
            return ids.Select(id => people.GetValueOrDefault(id)?.Item.DisplayText).OfType<string>()
                .Select(name => new Credit(role, new Link(name, null)));
        }
    }

    private static T? Found<T>(Result<T> result)
        where T : class => result.Match<T?>(value => value, _ => null);

    private static CultureInfo? CultureOf(string? tag)
    {
        try
        {
            return string.IsNullOrEmpty(tag) ? null : CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
