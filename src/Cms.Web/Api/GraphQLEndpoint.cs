using System.Buffers;
using Cms.Editorial.Items;
using Cms.Editorial.Sites;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.Web.Accounts;
using Cms.Web.Api.Answers;
using Cms.Web.Api.Requests;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api;

/// <summary>GraphQL over HTTP (draft of August 2026), with the status codes that its audit suite asks for: a client that accepts
/// <c>application/json</c> gets 200 also for a document that cannot be executed, one that accepts
/// <c>application/graphql-response+json</c> gets 400. Singleton: what is kept is answered without a service scope.</summary>
internal sealed class GraphQLEndpoint(
    AccessSource access, AnswerCache cache, DocumentSource documents, SchemaSource schemas, Terms terms, GraphQLSettings settings)
{
    public const string Path = "/api/graphql";

    /// <summary>The headers of a request that its answer depends on.</summary>
    public const string Vary = "Accept, Authorization, Cookie";

    /// <summary>Whether the request is anonymous by itself, so that authentication would find nobody.</summary>
    public static bool IsForNobody(HttpContext context) => IsAskedBy(context) && AccessSource.IsAnonymous(context);

    /// <summary>Whether the request is one to this endpoint.</summary>
    public static bool IsAskedBy(HttpContext context) => context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Map(Path, routes.ServiceProvider.GetRequiredService<GraphQLEndpoint>().HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.Vary = Vary;
        if (MediaTypes.ForGraphQL(context.Request) is not { } mediaType)
        {
            await GraphQLResponse.RefuseAsync(context, MediaTypes.Json, new Refusal(
                StatusCodes.Status406NotAcceptable, $"This endpoint answers with {MediaTypes.GraphQLJson} or {MediaTypes.Json}.", "NOT_ACCEPTABLE"));
            return;
        }

        var isGet = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            await GraphQLResponse.RefuseAsync(context, mediaType, new Refusal(StatusCodes.Status405MethodNotAllowed, "Use GET or POST.", "METHOD_NOT_ALLOWED"));
            return;
        }

        var caller = await access.OfAsync(context);
        if (!caller.MayUseGraphQL)
        {
            var isKnown = caller.Actor.AccountId is not null || TokenAuthentication.IsUsedBy(context);
            await GraphQLResponse.RefuseAsync(context, mediaType, new Refusal(
                isKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, "You may not use GraphQL here.", "FORBIDDEN"));
            return;
        }

        var introspects = settings.Introspection || TokenAuthentication.IsUsedBy(context);
        var form = (isGet ? AnswerForm.Get : 0) | (introspects ? AnswerForm.Introspection : 0)
            | (mediaType == MediaTypes.GraphQLJson ? AnswerForm.GraphQLJson : 0);
        var asked = new Asked(context, mediaType, caller, form, caller.IsShared ? cache.Now : null);
        await (isGet ? GetAsync(asked) : PostAsync(asked));
    }

    private async Task GetAsync(Asked asked)
    {
        var request = asked.Context.Request;
        var key = asked.Key(asked.Answers is null ? default : Digest.Of(request.QueryString.Value ?? ""));
        if (asked.Answers?.Find(key) is { } kept && kept != KeptAnswer.Never)
            await GraphQLResponse.WriteAsync(asked, kept);
        else if (RequestReading.FromQuery(request.Query, out var parameters) is { } refusal)
            await GraphQLResponse.RefuseAsync(asked.Context, asked.MediaType, refusal);
        else
            await AnswerAsync(asked, key, parameters!);
    }

    private async Task PostAsync(Asked asked)
    {
        var request = asked.Context.Request;
        if (!RequestReading.IsJson(request.ContentType) || RequestReading.IsPacked(request))
        {
            await GraphQLResponse.RefuseAsync(asked.Context, asked.MediaType, new Refusal(
                StatusCodes.Status415UnsupportedMediaType, "The request's body must be application/json in UTF-8, not compressed.", "UNSUPPORTED_MEDIA_TYPE"));
            return;
        }

        var reader = request.BodyReader;
        if (await RequestReading.ReadAsync(reader, request.ContentLength, settings.MaxBodyBytes, asked.Stop) is not { } body)
        {
            await GraphQLResponse.RefuseAsync(asked.Context, asked.MediaType, new Refusal(
                StatusCodes.Status413PayloadTooLarge, $"The request's body is larger than {settings.MaxBodyBytes} bytes.", "LIMIT_EXCEEDED"));
            return;
        }

        var key = asked.Key(asked.Answers is null ? default : Digest.Of(body));
        if (asked.Answers?.Find(key) is { } kept && kept != KeptAnswer.Never)
        {
            reader.AdvanceTo(body.End);
            await GraphQLResponse.WriteAsync(asked, kept);
            return;
        }

        var bytes = body.ToArray();
        reader.AdvanceTo(body.End);
        if (RequestReading.FromBody(bytes, settings.MaxBatchSize, out var requests, out var isBatch) is { } refusal)
            await GraphQLResponse.RefuseAsync(asked.Context, asked.MediaType, refusal);
        else if (isBatch)
            await AnswerBatchAsync(asked, requests);
        else
            await AnswerAsync(asked, key, requests[0]);
    }

    private async Task AnswerAsync(Asked asked, AnswerKey key, RequestParameters parameters)
    {
        var (executor, definitions, epoch) = await schemas.GetAsync(asked.Stop);
        if (Prepare(asked, executor, parameters, out var prepared) is { } refusal)
        {
            await GraphQLResponse.RefuseAsync(asked.Context, asked.MediaType, refusal);
            return;
        }

        // Equal queries at the same time are worked out once; whoever cannot share the answer works it out alone.
        var shares = asked.Answers is not null && prepared is { IsReady: true, Kind: OperationKind.Query } && asked.Answers.Find(key) is null;
        if (shares && asked.Answers!.Join(key) is { } flight)
        {
            shares = false;
            if (await flight.WaitAsync(asked.Stop) is { } shared)
            {
                await GraphQLResponse.WriteAsync(asked, shared);
                return;
            }
        }

        KeptAnswer? kept = null;
        string[]? marks = null;
        using var answer = new PooledAnswer();
        ExecutionOutcome outcome;
        try
        {
            var reads = asked.Context.RequestServices.GetRequiredService<RequestReads>();
            reads.Begin();
            reads.AddTerms(definitions);
            var call = new Call(asked.Caller.Actor, asked.Context.RequestServices, definitions, await terms.GetAsync(asked.Stop));
            outcome = await prepared!.ExecuteAsync(call, answer, asked.Stop);
            if (shares && outcome.Stage == RequestStage.Executed && epoch >= asked.Answers!.Moment.Definitions)
                (kept, marks) = (Keep(asked.Answers, outcome, answer), reads.Marks);
        }
        finally
        {
            if (shares)
                asked.Answers!.Land(key, kept, marks);
        }

        await GraphQLResponse.WriteAsync(asked, outcome, answer.Written);
    }

    /// <returns>Null for an answer that the next one who asks may get better.</returns>
    private static KeptAnswer? Keep(AnswersOfMoment answers, ExecutionOutcome outcome, PooledAnswer answer)
    {
        if (outcome.IsVolatile || !answers.HasRoomFor(answer.Written.Length))
            return KeptAnswer.Never;
        return outcome.Errors.IsEmpty ? KeptAnswer.Of(answer.Written.Span) : null;
    }

    private async Task AnswerBatchAsync(Asked asked, RequestParameters[] requests)
    {
        var (executor, definitions, _) = await schemas.GetAsync(asked.Stop);
        var call = new Call(asked.Caller.Actor, asked.Context.RequestServices, definitions, await terms.GetAsync(asked.Stop));
        using var answer = new PooledAnswer();
        answer.Write("["u8);
        for (var i = 0; i < requests.Length; i++)
        {
            if (i > 0)
                answer.Write(","u8);
            if (Prepare(asked, executor, requests[i], out var prepared) is { } refusal)
                GraphQLResponse.Write(answer, refusal);
            else
                await prepared!.ExecuteAsync(call, answer, asked.Stop);
        }

        answer.Write("]"u8);
        await GraphQLResponse.WriteUnkeptAsync(asked, StatusCodes.Status200OK, answer.Written);
    }

    private Refusal? Prepare(Asked asked, GraphQLExecutor executor, RequestParameters parameters, out PreparedRequest? prepared)
    {
        prepared = null;
        if (documents.Find(parameters, out var text, out var hash) is { } refusal)
            return refusal;
        prepared = executor.Prepare(new GraphQLRequest(text, parameters.OperationName, parameters.Variables)
        {
            Extensions = parameters.Extensions,
            AllowMutations = !asked.Form.HasFlag(AnswerForm.Get),
            AllowIntrospection = asked.Form.HasFlag(AnswerForm.Introspection),
            Timeout = settings.Timeout,
        });
        if (hash is not null && prepared.IsReady)
            documents.Register(hash, text);
        return null;
    }
}
