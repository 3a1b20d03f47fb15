using System.Text.Json;
using Cms.Admin.Frame;
using Cms.Editorial;
using Cms.Editorial.Workflows;
using Cms.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Workflows;

/// <summary>The JSON API of the workflow designer. Types are Orchard's JSON.</summary>
internal static class WorkflowEndpoints
{
    public static void MapWorkflowApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/admin/api/workflows");
        api.MapGet("/types/{id}", GetAsync);
        api.MapPost("/types", SaveAsync);
        api.MapPost("/check", CheckAsync);
        api.MapPost("/mend", MendAsync);
        api.MapPost("/simulate", SimulateAsync);
        api.MapGet("/runs/{run}", GetRunAsync);
        api.AddEndpointFilter(JsonApi.AdmitAsync);
    }

    internal sealed record SaveRequest(JsonElement Type, int Seen);

    internal sealed record CheckRequest(JsonElement Type);

    internal sealed record MendRequest(JsonElement Type, string Rule, string? ActivityId, string Message);

    internal sealed record SimulateRequest(JsonElement Type, string Start, SimulationSample Sample, IReadOnlyList<SimulationChoice> Choices);

    private static async Task<IResult> GetAsync(
        string id, HttpContext http, GetWorkflowType get, AdminContext here, IStringLocalizer<DesignerTexts> texts) =>
        (await get.RunAsync(id, null, here.Actor, http.RequestAborted)).Match(
            view => JsonApi.Ok(new { type = DesignerJson.Of(view.Type), view.Version, findings = FindingJson.Of(view.Findings, texts) }), JsonApi.ToHttp);

    private static async Task<IResult> GetRunAsync(
        string run, HttpContext http, GetRunTrace get, AdminContext here, IStringLocalizer<DesignerTexts> texts) =>
        (await get.RunAsync(run, here.Actor, http.RequestAborted)).Match(view => JsonApi.Ok(RunJson.Of(view, texts)), JsonApi.ToHttp);

    private static async Task<IResult> SaveAsync(
        HttpContext http, SaveWorkflowType save, AdminContext here, IStringLocalizer<DesignerTexts> texts)
    {
        var (request, type, refused) = await ReadAsync<SaveRequest>(http, request => request.Type);
        return refused ?? (await save.RunAsync(type!, request!.Seen, here.Actor, http.RequestAborted)).Match(
            saved => JsonApi.Ok(new { saved.Version, findings = FindingJson.Of(saved.Warnings, texts) }), JsonApi.ToHttp);
    }

    private static async Task<IResult> CheckAsync(
        HttpContext http, CheckWorkflowType check, AdminContext here, IStringLocalizer<DesignerTexts> texts)
    {
        var (_, type, refused) = await ReadAsync<CheckRequest>(http, request => request.Type);
        return refused ?? (await check.RunAsync(type!, here.Actor, http.RequestAborted)).Match(
            findings => JsonApi.Ok(new { findings = FindingJson.Of(findings, texts) }), JsonApi.ToHttp);
    }

    private static async Task<IResult> MendAsync(
        HttpContext http, CheckWorkflowType check, AdminContext here, IStringLocalizer<DesignerTexts> texts)
    {
        var (request, type, refused) = await ReadAsync<MendRequest>(http, request => request.Type);
        if (refused is not null)
            return refused;

        var mended = await check.MendAsync(
            type!, request!.Rule ?? "", request.ActivityId, request.Message ?? "", here.Actor, http.RequestAborted);
        if (!mended.Succeeded)
            return JsonApi.ToHttp(mended.Problem);

        return (await check.RunAsync(mended.Value, here.Actor, http.RequestAborted)).Match(
            findings => JsonApi.Ok(new { type = DesignerJson.Of(mended.Value), findings = FindingJson.Of(findings, texts) }), JsonApi.ToHttp);
    }

    private static async Task<IResult> SimulateAsync(HttpContext http, SimulateWorkflow simulate, AdminContext here)
    {
        var (request, type, refused) = await ReadAsync<SimulateRequest>(http, request => request.Type);
        if (refused is not null)
            return refused;

        if (request is not { Start: { } start, Sample: { ContentType: { Length: > 0 }, Title: not null, From: { Length: > 0 }, To: { Length: > 0 } } sample, Choices: { } choices }
            || choices.Any(choice => choice is not { ActivityId: not null, Outcome: not null }))
            return JsonApi.ToHttp(Problem.Invalid("bad-request", "A simulation needs a start, a sample with content type, title and languages, and choices."));

        return (await simulate.RunAsync(type!, start, sample, choices, here.Actor, http.RequestAborted)).Match(
            run => JsonApi.Ok(SimulationJson.Of(run)), JsonApi.ToHttp);
    }

    private static async Task<(T? Request, WorkflowType? Type, IResult? Refused)> ReadAsync<T>(HttpContext http, Func<T, JsonElement> typeOf)
        where T : class
    {
        var (request, refused) = await JsonApi.ReadAsync<T>(http);
        if (request is null)
            return (null, null, refused);

        return WorkflowTypeJson.Read(typeOf(request)) switch
        {
            ReadResult.Read read => (request, read.Type, null),
            ReadResult.Malformed malformed => (request, null, JsonApi.ToHttp(Problem.Invalid(
                "bad-workflow",
                malformed.Problems[0].Message,
                [.. malformed.Problems.Select(problem => new ProblemDetail(problem.Place, problem.Message))]))),
            _ => throw new InvalidOperationException("A result of a kind unknown here."),
        };
    }
}
