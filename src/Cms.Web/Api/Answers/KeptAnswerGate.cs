using System.IO.Pipelines;
using Cms.Web.Accounts;
using Cms.Web.Api.Schema;
using Microsoft.Extensions.Primitives;

namespace Cms.Web.Api.Answers;

/// <summary>Answers nobody in particular with what is kept, before anything else has looked at the request. Whatever is out of the ordinary,
/// it leaves untouched to <see cref="GraphQLEndpoint"/>, which says the same more slowly. Singleton.</summary>
internal sealed class KeptAnswerGate(AccessSource access, AnswerCache cache, GraphQLSettings settings)
{
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Vary = GraphQLEndpoint.Vary;
    private static readonly StringValues VaryByCoding = $"{GraphQLEndpoint.Vary}, Accept-Encoding";
    private static readonly StringValues Json = GraphQLResponse.Json;
    private static readonly StringValues GraphQLJson = GraphQLResponse.GraphQLJson;
    private static readonly StringValues Brotli = "br";
    private static readonly StringValues GZip = "gzip";

    public static void Use(IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<KeptAnswerGate>();
        app.Use((context, next) => gate.Answer(context) ?? next(context));
    }

    /// <returns>Null when others have to answer.</returns>
    private Task? Answer(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value != GraphQLEndpoint.Path
            || !HttpMethods.IsPost(request.Method)
            || request.ContentLength is not { } length
            || length > settings.MaxBodyBytes
            || request.ContentType is not ("application/json" or "application/json; charset=utf-8")
            || !AccessSource.IsAnonymous(context)
            || MediaType(request.Headers.Accept) is not { } mediaType
            || !Understands(request.Headers.AcceptEncoding, out var coding)
            || access.Anonymous is not { MayUseGraphQL: true, IsShared: true } caller
            || cache.Now is not { } answers)
            return null;

        var form = (settings.Introspection ? AnswerForm.Introspection : 0) | (mediaType == MediaTypes.GraphQLJson ? AnswerForm.GraphQLJson : 0);
        if (Find(request.BodyReader, length, caller, form, answers) is not { } kept)
            return null;

        var (response, body) = (context.Response, kept.Body);
        response.Headers.XContentTypeOptions = NoSniff;
        response.Headers.CacheControl = NoStore;
        response.Headers.Vary = coding is null ? Vary : VaryByCoding;
        response.Headers.ContentType = mediaType == MediaTypes.Json ? Json : GraphQLJson;
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding == "br" ? Brotli : GZip;
            body = kept.In(coding);
        }

        response.ContentLength = body.Length;
        var written = response.BodyWriter.WriteAsync(body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    /// <summary>Looks at the body, and takes it only where there is an answer to it.</summary>
    private static KeptAnswer? Find(PipeReader reader, long length, Access caller, AnswerForm form, AnswersOfMoment answers)
    {
        if (!reader.TryRead(out var read))
            return null;
        var body = read.Buffer;
        if (read.IsCanceled || !read.IsCompleted || body.Length != length)
        {
            reader.AdvanceTo(body.Start, body.End);
            return null;
        }

        var kept = answers.Find(new AnswerKey(Digest.Of(body), caller.Permissions, form));
        if (kept is null || ReferenceEquals(kept, KeptAnswer.Never))
        {
            reader.AdvanceTo(body.Start);
            return null;
        }

        reader.AdvanceTo(body.End);
        return kept;
    }

    /// <summary>Of those that need no thought.</summary>
    private static string? MediaType(StringValues accept) => accept.Count switch
    {
        0 => MediaTypes.Json,
        1 when accept[0] is "*/*" or MediaTypes.Json => MediaTypes.Json,
        1 when accept[0] is MediaTypes.GraphQLJson => MediaTypes.GraphQLJson,
        _ => null,
    };

    /// <param name="coding">What the answer is to be coded in, as the compression of all other answers would; null for none.</param>
    private static bool Understands(StringValues accepted, out string? coding)
    {
        coding = null;
        if (accepted.Count == 0)
            return true;
        if (accepted.Count > 1 || accepted[0] is not { } list || list.AsSpan().ContainsAny(";*"))
            return false;
        foreach (var range in list.AsSpan().Split(','))
        {
            var one = list.AsSpan()[range].Trim();
            if (one.Equals("br", StringComparison.OrdinalIgnoreCase))
                coding = "br";
            else if (one.Equals("gzip", StringComparison.OrdinalIgnoreCase))
                coding ??= "gzip";
        }

        return true;
    }
}
