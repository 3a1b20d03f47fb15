using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Admin.Frame;

/// <summary>What the JSON APIs of the admin's clients have in common. Writes need the antiforgery token in the header
/// <c>RequestVerificationToken</c>; refusals are problem details (RFC 9457) with a <c>code</c>.</summary>
internal static class JsonApi
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Lets in who may enter the admin; anything but a GET with the token only.</summary>
    public static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        InterfaceLanguage.Choose(http);
        var here = await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Refuse(StatusCodes.Status401Unauthorized, "signed-out", "Your session has ended. Sign in again.");
        if (!here.Actor.Can(Permissions.AccessAdminPanel))
            return Refuse(StatusCodes.Status403Forbidden, "no-entry", "Your account has no role at this desk.");
        if (!HttpMethods.IsGet(http.Request.Method)
            && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return Refuse(StatusCodes.Status400BadRequest, "bad-token", "The page is out of date. Reload it.");
        return await next(context);
    }

    public static async Task<(T? Request, IResult? Refused)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
            return (null, Refuse(StatusCodes.Status415UnsupportedMediaType, "bad-request", "Send application/json."));
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted) is { } request
                ? (request, null)
                : (null, ToHttp(Problem.Invalid("bad-request", "The body is empty.")));
        }
        catch (JsonException e)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, "bad-request", string.Create(
                CultureInfo.InvariantCulture, $"The body is not the JSON that is expected here (line {e.LineNumber + 1}).")));
        }
    }

    public static IResult Ok<T>(T value) => Results.Json(value, Json);

    public static IResult ToHttp(Problem problem) => Refuse(
        problem.Kind switch
        {
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
            ProblemKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        problem.Code, problem.Message, problem.Details);

    private static IResult Refuse(int status, string code, string message, IReadOnlyList<ProblemDetail>? details = null) =>
        Results.Problem(message, statusCode: status, extensions: new Dictionary<string, object?>
        {
            ["code"] = code,
            ["details"] = details?.Select(d => new { place = d.Place, message = d.Message }) ?? [],
        });
}
