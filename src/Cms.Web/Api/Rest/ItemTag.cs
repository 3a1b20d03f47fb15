using System.Security.Cryptography;
using Cms.Content.Items;
using Microsoft.Net.Http.Headers;

namespace Cms.Web.Api.Rest;

/// <summary>The entity tag of an item's JSON: the version's id, a point, and what tells the bytes apart, since callers see more or
/// less of a version.</summary>
internal static class ItemTag
{
    public static string Of(VersionId version, ReadOnlySpan<byte> body) =>
        $"\"{version.Value}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6))}\"";

    /// <summary>The version that <c>If-Match</c> names, with or without what follows its id.</summary>
    /// <param name="isPresent">Whether there is such a header at all.</param>
    public static VersionId? Based(HttpRequest request, out bool isPresent)
    {
        isPresent = request.Headers.IfMatch.Count > 0;
        return EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) && tags is [{ IsWeak: false } tag]
            && VersionId.TryParse(tag.Tag.ToString().Trim('"').Split('.')[0], out var version) ? version : null;
    }

    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t.Tag == "*" || t.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));
}
