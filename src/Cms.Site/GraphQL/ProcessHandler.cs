using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Site.GraphQL;

/// <summary>
/// Sends a request to an endpoint of this process without a socket: as an anonymous reader, in a service scope
/// and an execution context of its own, so nothing of the page's request (user, culture, accessor) reaches it.
/// </summary>
internal sealed class ProcessHandler(IServiceProvider services) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Task<HttpResponseMessage> answer;
        using (ExecutionContext.SuppressFlow())
            answer = Task.Run(() => RunAsync(request, body, cancellationToken), cancellationToken);
        return await answer.WaitAsync(cancellationToken);
    }

    private async Task<HttpResponseMessage> RunAsync(
        HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        var endpoint = FindEndpoint(request);
        await using var scope = services.CreateAsyncScope();
        using var answer = new MemoryStream();

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Body = new MemoryStream(body) });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(body.Length > 0));

        var factory = scope.ServiceProvider.GetRequiredService<IHttpContextFactory>();
        var context = factory.Create(features);
        try
        {
            context.RequestServices = scope.ServiceProvider;
            context.RequestAborted = cancellationToken;
            Fill(context.Request, request, body.Length);
            context.Connection.RemoteIpAddress = IPAddress.Loopback;
            context.SetEndpoint(endpoint);
            await endpoint.RequestDelegate!(context);
            await context.Response.BodyWriter.FlushAsync(cancellationToken);
            await context.Response.CompleteAsync();
            return Response(context.Response, answer.ToArray());
        }
        finally
        {
            factory.Dispose(context);
        }
    }

    private RouteEndpoint FindEndpoint(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.Trim('/');
        return services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .FirstOrDefault(endpoint =>
                string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase)
                && (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
                    || methods.Contains(request.Method.Method)))
            ?? throw new HttpRequestException(
                $"This process has no {request.Method} endpoint at /{path}. Set Cms:Site:GraphQLEndpoint.");
    }

    private static void Fill(HttpRequest to, HttpRequestMessage from, int length)
    {
        to.Method = from.Method.Method;
        to.Scheme = from.RequestUri!.Scheme;
        to.Host = HostString.FromUriComponent(from.RequestUri);
        to.Path = PathString.FromUriComponent(from.RequestUri);
        to.Protocol = "HTTP/1.1";
        foreach (var (name, values) in from.Headers)
            to.Headers[name] = values.ToArray();
        foreach (var (name, values) in from.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            to.Headers[name] = values.ToArray();
        to.ContentLength = length;
    }

    private static HttpResponseMessage Response(HttpResponse from, byte[] body)
    {
        var response = new HttpResponseMessage((HttpStatusCode)from.StatusCode) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in from.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                response.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        return response;
    }

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
