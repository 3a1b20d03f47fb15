using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.Web.Accounts;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api;

/// <summary>GraphQL over HTTP (draft of August 2026), with the status codes that its audit suite asks for: a client that accepts
/// <c>application/json</c> gets 200 also for a document that cannot be executed, one that accepts
/// <c>application/graphql-response+json</c> gets 400.</summary>
internal static class GraphQLEndpoint
{
    private const string ResponseJson = "application/graphql-response+json";
    private const string Json = "application/json";

    public static void MapGraphQL(this IEndpointRouteBuilder routes) => routes.Map("/api/graphql", HandleAsync);

    private static async Task HandleAsync(HttpContext context, Caller caller, SchemaSource schemas, Terms terms, GraphQLSettings settings)
    {
        var cancellationToken = context.RequestAborted;
        context.Response.Headers.Vary = "Accept";
        if (MediaTypes.Choose(context.Request, Json, ResponseJson) is not { } mediaType)
        {
            await RefuseAsync(context, StatusCodes.Status406NotAcceptable, $"This endpoint answers with {ResponseJson} or {Json}.", Json);
            return;
        }

        var isGet = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Use GET or POST.", mediaType);
            return;
        }

        var actor = await caller.OfAsync(context);
        if (!actor.Can(Permissions.ExecuteGraphQL) && !actor.Can(Permissions.ExecuteGraphQLMutations))
        {
            var signedIn = actor.AccountId is not null || TokenAuthentication.IsUsedBy(context);
            await RefuseAsync(
                context, signedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, "You may not use GraphQL here.", mediaType);
            return;
        }

        var (request, status, problem) = isGet
            ? RequestReading.FromQuery(context.Request)
            : await RequestReading.FromBodyAsync(context.Request, settings.MaxBodyBytes, cancellationToken);
        if (request is null)
        {
            await RefuseAsync(context, status, problem!, mediaType);
            return;
        }

        var (executor, definitions) = await schemas.GetAsync(cancellationToken);
        var prepared = executor.Prepare(request with
        {
            AllowMutations = !isGet,
            AllowIntrospection = settings.Introspection || TokenAuthentication.IsUsedBy(context),
            Timeout = settings.Timeout,
        });
        var call = new Call(actor, context.RequestServices, definitions, await terms.GetAsync(cancellationToken));
        using var answer = new PooledAnswer();
        var outcome = await prepared.ExecuteAsync(call, answer, cancellationToken);

        context.Response.StatusCode = Status(outcome, mediaType);
        if (outcome.Stage == RequestStage.OperationNotAllowed)
            context.Response.Headers.Allow = "POST";
        context.Response.ContentType = mediaType + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = answer.Written.Length;
        await context.Response.Body.WriteAsync(answer.Written, cancellationToken);
    }

    private static int Status(ExecutionOutcome outcome, string mediaType) => outcome.Stage switch
    {
        RequestStage.Executed => StatusCodes.Status200OK,
        RequestStage.OperationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RequestStage.Timeout => StatusCodes.Status503ServiceUnavailable,
        _ => mediaType == ResponseJson ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
    };

    private static Task RefuseAsync(HttpContext context, int status, string message, string mediaType)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { message } } }, options: null, mediaType + "; charset=utf-8");
    }
}
