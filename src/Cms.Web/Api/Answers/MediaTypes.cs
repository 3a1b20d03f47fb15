using Microsoft.Net.Http.Headers;

namespace Cms.Web.Api.Answers;

/// <summary>Choice of the answer's media type by the request's <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class MediaTypes
{
    public const string GraphQLJson = "application/graphql-response+json";
    public const string Json = "application/json";

    /// <summary>Of GraphQL over HTTP: who names the type that was made for it gets that, unless another is preferred; who does not
    /// say gets what every client understands.</summary>
    /// <returns>Null when nothing is acceptable.</returns>
    public static string? ForGraphQL(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return accept.Count switch
        {
            0 => Json,
            1 when accept[0] is "*/*" or Json => Json,
            1 when accept[0] is GraphQLJson => GraphQLJson,
            _ when accept.ToString().Contains(GraphQLJson, StringComparison.OrdinalIgnoreCase) => Choose(request, GraphQLJson, Json),
            _ => Choose(request, Json, GraphQLJson),
        };
    }

    /// <param name="offered">What can be given; the first one where the client has no preference.</param>
    /// <returns>Null when nothing offered is acceptable.</returns>
    public static string? Choose(HttpRequest request, params string[] offered)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header.ToString()))
            return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges))
            return null;

        string? best = null;
        var bestQuality = 0.0;
        foreach (var candidate in offered)
        {
            var match = ranges.Where(r => Includes(r, candidate)).OrderByDescending(r => r.MatchesAllTypes ? 0 : r.MatchesAllSubTypes ? 1 : 2).FirstOrDefault();
            var quality = match is null ? 0 : match.Quality ?? 1;
            if (quality > bestQuality)
                (best, bestQuality) = (candidate, quality);
        }

        return best;
    }

    /// <summary>Parameters such as the charset do not matter. A type with a suffix is one of its own: not included in the suffix's.</summary>
    private static bool Includes(MediaTypeHeaderValue range, string type) => range.MatchesAllTypes
        || (range.MatchesAllSubTypes && type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase))
        || range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
