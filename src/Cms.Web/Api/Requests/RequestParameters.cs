using System.Text.Json;

namespace Cms.Web.Api.Requests;

/// <summary>The parameters of one request, as they were sent; absent ones are null or undefined.</summary>
/// <param name="DocumentId">Of a document that the server knows, instead of <paramref name="Query"/>.</param>
internal sealed record RequestParameters(
    string? Query, string? DocumentId, string? OperationName, JsonElement Variables, JsonElement Extensions);
