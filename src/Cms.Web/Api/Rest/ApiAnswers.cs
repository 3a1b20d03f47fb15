using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Web.Accounts;

namespace Cms.Web.Api.Rest;

/// <summary>What the JSON APIs have in common. Refusals are problem details (RFC 9457) with a <c>code</c> that programs can rely on,
/// and <c>errors</c> by place where single values are at fault.</summary>
internal static class ApiAnswers
{
    public const long MaxBodyBytes = 8 * 1024 * 1024;

    public const string ProblemJson = "application/problem+json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A change is made with a token only: a browser that is signed in sends its cookie by itself, whoever made the page.</summary>
    public static async ValueTask<object?> NeedsTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        TokenAuthentication.IsUsedBy(context.HttpContext)
            ? await next(context)
            : Challenge(context.HttpContext, "Changes are made with a token: Authorization: Bearer drg_….");

    /// <summary>Answers for everybody are not kept by anybody.</summary>
    public static ValueTask<object?> UnkeptAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        context.HttpContext.Response.Headers.Vary = "Authorization, Cookie";
        return next(context);
    }

    public static ValueTask<Actor> ActorAsync(HttpContext http) => http.RequestServices.GetRequiredService<Caller>().OfAsync(http);

    public static bool IsNobody(Actor actor) => actor.AccountId is null && actor.Roles.IsEmpty;

    /// <param name="actor">Nobody is asked to say who they are before they are refused.</param>
    public static IResult Refuse(HttpContext http, Problem problem, Actor actor) => problem switch
    {
        { Kind: ProblemKind.Forbidden } when IsNobody(actor) => Challenge(http, problem.Message),
        { Code: "taken-down" } => Refuse(StatusCodes.Status410Gone, problem),
        { Code: "base-missing" } => Refuse(StatusCodes.Status428PreconditionRequired, problem),
        { Code: "changed-meanwhile" } => Refuse(StatusCodes.Status412PreconditionFailed, problem),
        { Code: "too-slow" } => Refuse(StatusCodes.Status503ServiceUnavailable, problem),
        { Kind: ProblemKind.NotFound } => Refuse(StatusCodes.Status404NotFound, problem),
        { Kind: ProblemKind.Forbidden } => Refuse(StatusCodes.Status403Forbidden, problem),
        { Kind: ProblemKind.Conflict } => Refuse(StatusCodes.Status409Conflict, problem),
        _ => Refuse(StatusCodes.Status400BadRequest, problem),
    };

    public static IResult Bad(string message, int status = StatusCodes.Status400BadRequest) =>
        Refuse(status, Problem.Invalid("bad-request", message));

    /// <returns>The body, or what is wrong with it.</returns>
    public static async Task<(T? Body, IResult? Refused)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
            return (null, Bad("Send application/json.", StatusCodes.Status415UnsupportedMediaType));
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted) is { } body
                ? (body, null)
                : (null, Bad("The body is empty."));
        }
        catch (JsonException e)
        {
            return (null, Bad(string.Create(CultureInfo.InvariantCulture, $"The body is not the JSON that is expected here (line {e.LineNumber + 1}).")));
        }
        catch (BadHttpRequestException e)
        {
            return (null, Bad("The body cannot be read.", e.StatusCode));
        }
    }

    /// <summary>Says in the API's description which refusals an endpoint answers with.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ApiProblem>(status, ProblemJson);
        return endpoint;
    }

    private static IResult Challenge(HttpContext http, string message)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, Problem.Forbidden("no-token", message));
    }

    private static IResult Refuse(int status, Problem problem) => Results.Json(
        new ApiProblem(
            "about:blank",
            Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            status,
            problem.Message,
            problem.Code,
            problem.Details.Length == 0 ? null : problem.Details.GroupBy(d => d.Place, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(d => d.Message).ToArray(), StringComparer.Ordinal)),
        Json,
        ProblemJson,
        status);
}

/// <summary>A refusal, by RFC 9457.</summary>
/// <param name="Detail">For people.</param>
/// <param name="Code">For programs: stays the same.</param>
/// <param name="Errors">By place in what was sent.</param>
internal sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors);
