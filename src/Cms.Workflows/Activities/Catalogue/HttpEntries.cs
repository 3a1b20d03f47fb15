using System.Collections.Immutable;
using System.Text.Json;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>Requests in and out.</summary>
internal static class HttpEntries
{
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Of(
            "HttpRequestTask",
            Liquid("Url"),
            Method(),
            Liquid("Headers"),
            Liquid("Body"),
            Liquid("ContentType"),
            new("HttpResponseCodes", PropertyKind.StatusCodes) { Default = JsonSerializer.SerializeToElement("200") }),
        Of(
            "HttpRequestEvent", Method(), Text("Url"), Flag("ValidateAntiforgeryToken", true), Number("TokenLifeSpan"),
            Text("FormLocationKey")),
        Of("HttpRequestFilterEvent", Method(), new("RouteValues", PropertyKind.Pairs)),
        Of("HttpResponseTask", Liquid("Content"), Number("HttpStatusCode", 200), Liquid("Headers"), Liquid("ContentType")),
        Of("HttpRedirectTask", Liquid("Location"), Flag("Permanent")),
        Of("HttpRedirectToFormLocationTask", Text("FormLocationKey")),
    ];

    private static ActivityEntry Of(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Http, properties);
}
