using System.Collections.Immutable;
using Cms.Admin.Checks;
using Cms.Admin.Frame;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Checks;
using Cms.Editorial.Translations;
using Cms.Translations.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Translations;

/// <summary>The part of the workspace's API that tells what the checks find and what changed in the source, and takes dismissals.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/source", GetSourceAsync);
        api.MapGet("/findings", ListAsync);
        api.MapPost("/findings/dismiss", DismissAsync);
        api.MapPost("/findings/undo", UndoAsync);
    }

    /// <param name="Name">Of the check, in the language of the interface.</param>
    /// <param name="Message">In that language too.</param>
    /// <param name="Blocks">Whether it holds the piece.</param>
    internal sealed record FindingJson(
        string Fingerprint,
        string Check,
        string Name,
        FindingSeverity Severity,
        string? SegmentId,
        string? Field,
        ImmutableArray<TextRange> Source,
        ImmutableArray<TextRange> Target,
        string Message,
        bool Blocks,
        bool MayDismiss,
        DismissedFinding? Dismissed);

    internal sealed record DismissRequest(string Account, string Fingerprint, string? Reason);

    private static async Task<IResult> GetSourceAsync(string article, HttpContext http, GetSourceChange getChange, AdminContext here) =>
        ItemId.TryParse(article, out var id)
            ? (await getChange.RunAsync(id, here.Actor, http.RequestAborted)).Match(
                change => Results.Json(
                    new { change.Language, change.Pinned, change.Current, stale = change.IsStale, change.WhyNot, change.Segments }, WorkspaceEndpoints.Json),
                WorkspaceEndpoints.ToHttp)
            : WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.NoSuchArticle);

    private static async Task<IResult> ListAsync(
        string article, HttpContext http, CheckArticle checkArticle, AdminContext here, IStringLocalizer<Texts> texts) =>
        ItemId.TryParse(article, out var id)
            ? Answer(await checkArticle.RunAsync(id, here.Actor, http.RequestAborted), texts)
            : WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.NoSuchArticle);

    private static Task<IResult> DismissAsync(
        string article, HttpContext http, DismissFinding dismiss, AdminContext here, IStringLocalizer<Texts> texts) =>
        ChangeAsync(article, http, here, texts, (id, request) =>
            dismiss.RunAsync(id, request.Fingerprint ?? "", request.Reason, here.Actor, http.RequestAborted));

    private static Task<IResult> UndoAsync(
        string article, HttpContext http, DismissFinding dismiss, AdminContext here, IStringLocalizer<Texts> texts) =>
        ChangeAsync(article, http, here, texts, (id, request) =>
            dismiss.UndoAsync(id, request.Fingerprint ?? "", here.Actor, http.RequestAborted));

    private static async Task<IResult> ChangeAsync(
        string article,
        HttpContext http,
        AdminContext here,
        IStringLocalizer<Texts> texts,
        Func<ItemId, DismissRequest, Task<Result<ArticleFindings>>> change)
    {
        if (!ItemId.TryParse(article, out var id))
            return WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.NoSuchArticle);
        var (request, refused) = await WorkspaceEndpoints.ReadAsync<DismissRequest>(http);
        if (request is null)
            return refused!;
        if (request.Account != here.Actor.AccountId)
            return WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.OtherAccount(here.Actor));

        return Answer(await change(id, request), texts);
    }

    private static IResult Answer(Result<ArticleFindings> findings, IStringLocalizer<Texts> texts) => findings.Match(
        found => Results.Json(new { findings = found.All.Select(finding => ToJson(finding, texts)), blocking = found.Blocking.Count() }, WorkspaceEndpoints.Json),
        WorkspaceEndpoints.ToHttp);

    private static FindingJson ToJson(ArticleFinding found, IStringLocalizer<Texts> texts)
    {
        var (finding, place) = (found.Finding, found.Finding.Place);
        return new(
            finding.Fingerprint, finding.Check, CheckNames.Of(texts, finding.Check), finding.Severity, place.SegmentId, place.Field, place.Source, place.Target,
            texts[finding.Message, [.. finding.Arguments]], found.IsBlocking, found.MayDismiss, found.Dismissed);
    }
}
