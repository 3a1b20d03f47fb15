using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.Editorial.Sites;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>{ localizationSets contentItems }</c>: references to items in whatever language there is.</summary>
internal static class LocalizationSetPickers
{
    /// <summary>The items of one set that the caller may see, by culture.</summary>
    private sealed record Set(ContentItem[] Items, string DefaultCulture);

    private static readonly SharedLoader<string, Set> Loader = new(LoadAsync);

    /// <param name="target">The one content type that the picker allows, or null for any.</param>
    public static string Type(SchemaScope scope, string? target)
    {
        var name = scope.Name(target is null ? "LocalizationSetContentPickerField" : target + "LocalizationSetPickerField");
        if (scope.Builder.Has(name))
            return name;

        var type = scope.Builder.Object(name).Describe("References to items in any of their languages.");
        References.Paged(type.Field("localizationSets", "[String!]!"))
            .Describe("In the editor's order; only those of which you may see an item.")
            .Load(Loader, (_, parent) => Sets(parent), (context, parent, found) => FieldResult.Of(References.Slice(
                Sets(parent).Where(set => found.TryGetValue(set, out var items) && Choose(context, items, target, null) is not null), context.Arguments).ToArray()));
        References.Paged(type.Field("contentItems", $"[{target ?? EnvelopeFields.Interface}!]!"))
            .Describe("One published item of each set: in the wanted language, else in the site's own, else in the first there is.")
            .Argument("culture", "String", description: "The wanted language; without it that of this item.")
            .Load(Loader, (_, parent) => Sets(parent), (context, parent, found) =>
            {
                var culture = context.Arguments.Get<string>("culture") ?? ((PartValue)parent).Item.Content.Text("LocalizationPart", "Culture");
                var items = Sets(parent).Select(set => found.TryGetValue(set, out var of) ? Choose(context, of, target, culture) : null).OfType<ContentItem>();
                return FieldResult.Of(References.Slice(items, context.Arguments).ToArray());
            });
        return name;
    }

    private static IEnumerable<string> Sets(object parent) =>
        PartValue.Strings(PartValue.Find(((PartValue)parent).Json, "LocalizationSets")).Where(set => set.Length > 0);

    private static ContentItem? Choose(FieldContext context, Set set, string? target, string? culture)
    {
        var items = set.Items.Where(item => target is null ? ItemTypes.IsKnown(context, item) : item.ContentType == target).ToArray();
        ContentItem? In(string? wanted) => Array.Find(items, i => string.Equals(CultureOf(i), wanted, StringComparison.OrdinalIgnoreCase));
        return In(culture) ?? In(set.DefaultCulture) ?? items.FirstOrDefault();
    }

    private static async ValueTask<IReadOnlyDictionary<string, Set>> LoadAsync(FieldContext context, IReadOnlyCollection<string> sets)
    {
        var call = context.Get<Call>();
        var site = await call.Service<CurrentSite>().GetAsync(context.CancellationToken);
        var query = new ItemQuery
        {
            Where = new ItemFilter.Compare(new ItemField.LocalizationSet(), Comparison.In, [.. sets]),
            OrderBy = [new ItemOrder(new ItemField.Culture())],
            Take = sets.Count * Localization.MostOfASet,
        };
        var found = await call.Service<QueryItems>().RunAsync(query, call.Actor, context.CancellationToken);
        return found.GroupBy(v => v.Content.Text("LocalizationPart", "LocalizationSet")!)
            .ToDictionary(set => set.Key, set => new Set([.. set.Select(v => v.Item)], site.DefaultCulture));
    }

    private static string? CultureOf(ContentItem item) => item.Content.Text("LocalizationPart", "Culture");
}
