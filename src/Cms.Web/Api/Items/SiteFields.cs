using Cms.Content.Items;
using Cms.Editorial.Media;
using Cms.Editorial.Sites;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Orchard's root fields that are about the site and the caller rather than about items.</summary>
internal static class SiteFields
{
    private sealed record SiteCulture(string Culture, bool Default);

    public static void AddTo(SchemaScope scope, ObjectTypeBuilder query)
    {
        AddMe(scope, query);
        AddCultures(scope, query);
        AddLayers(scope, query);
        AddMedia(scope, query);
    }

    private static void AddMe(SchemaScope scope, ObjectTypeBuilder query) =>
        query.Field("me", UserFields.Type(scope)).Describe("Who asks; null for nobody.").Volatile().Resolve((_, context) =>
        {
            var actor = context.Get<Call>().Actor;
            return actor.AccountId is null && actor.Roles.IsEmpty ? null : new User(actor.AccountId, actor.Name, [.. actor.Roles]);
        });

    private static void AddCultures(SchemaScope scope, ObjectTypeBuilder query)
    {
        var name = scope.Name("SiteCulture");
        var type = scope.Builder.Object(name).Describe("A language of the site.");
        type.Field("culture", "String!").Describe("BCP 47 tag.").Resolve<SiteCulture>(c => c.Culture);
        type.Field("default", "Boolean!").Resolve<SiteCulture>(c => c.Default);
        query.Field("siteCultures", $"[{name}!]!").Batch(async (context, _) =>
        {
            var site = await context.Get<Call>().Service<CurrentSite>().GetAsync(context.CancellationToken);
            return [FieldResult.Of(site.Cultures.Select(c => new SiteCulture(c, c == site.DefaultCulture)).ToArray())];
        });
    }

    /// <summary>There are no layers here: the shape is there for clients that ask for them, the list is empty.</summary>
    private static void AddLayers(SchemaScope scope, ObjectTypeBuilder query)
    {
        var widgetName = scope.Name("LayerWidget");
        var widget = scope.Builder.Object(widgetName).Describe("A widget of a layer.");
        widget.Field("zone", "String");
        widget.Field("position", "Decimal");
        widget.Field("widget", EnvelopeFields.Interface);

        var layerName = scope.Name("Layer");
        var layer = scope.Builder.Object(layerName).Describe("A set of widgets that is shown where a rule holds.");
        layer.Field("name", "String");
        layer.Field("rule", "String");
        layer.Field("description", "String");
        layer.Field("widgets", $"[{widgetName}!]!");
        query.Field("siteLayers", $"[{layerName}!]!").Describe("Always empty: this site has no layers.").Resolve((_, _) => Array.Empty<object>());
    }

    private static void AddMedia(SchemaScope scope, ObjectTypeBuilder query) => query
        .Field("mediaAssets", $"[{MediaFields.FileType(scope)}!]!")
        .Describe($"Files of the media library, the newest first, {ListMedia.MaxPageSize} at most; for those who may see the library.")
        .Argument("path", "String", description: "The folder; the whole library without one.")
        .Argument("includeSubDirectories", "Boolean", "false")
        .PageSize(_ => ListMedia.MaxPageSize)
        .Volatile() // an upload changes nothing that is published
        .Batch(async (context, _) =>
        {
            var call = context.Get<Call>();
            var folder = context.Arguments.Get<string>("path")?.Trim('/') is { Length: > 0 } path ? path + "/" : "";
            if (folder.Contains('\0', StringComparison.Ordinal))
                return [FieldResult.Of(Array.Empty<object>())];
            var all = await call.Service<ListMedia>().RunAsync(
                folder.TrimEnd('/'), 1, ListMedia.MaxPageSize, call.Actor, context.CancellationToken);
            if (!all.Succeeded)
                return [new FieldResult(Array.Empty<object>(), new FieldError(all.Problem.Message, "FORBIDDEN"))];
            var deep = context.Arguments.Get("includeSubDirectories", false);
            return
            [
                FieldResult.Of(all.Value.Items
                    .Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && (deep || !f.Path[folder.Length..].Contains('/', StringComparison.Ordinal)))
                    .Select(f => new MediaFields.File(f.Path, f.AltText)).ToArray()),
            ];
        });
}
