using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Fields that refer to other items. What the caller may not see is not there: neither the item nor its id.</summary>
internal static class References
{
    /// <summary>How many items a list below another one gives without <c>first</c>, where it is bounded at all.</summary>
    public const int DefaultPage = 10;

    /// <summary><c>{ contentItemIds contentItems }</c> of a picker.</summary>
    /// <param name="target">The one content type that the picker allows, or null for any.</param>
    public static string PickerType(SchemaScope scope, string? target)
    {
        var name = scope.Name(target is null ? "ContentPickerField" : target + "PickerField");
        if (scope.Builder.Has(name))
            return name;

        var type = scope.Builder.Object(name).Describe(target is null ? "References to content items." : $"References to items of type {target}.");
        Paged(type.Field("contentItemIds", "[String!]!"))
            .Describe("In the editor's order; only of items that you may see: the public sees published ones, the desk drafts too.")
            .Batch(async (context, parents) => await LoadAsync(context, parents, target, VersionStatus.All, found => found.ContentItemId.Value));
        Paged(type.Field("contentItems", $"[{target ?? EnvelopeFields.Interface}!]!"))
            .Describe("In the editor's order; only those that you may see.")
            .Argument("status", "Status", "PUBLISHED")
            .Batch(async (context, parents) => await LoadAsync(
                context, parents, target, context.Arguments.Get("status", VersionStatus.Published), found => found.Item));
        return name;
    }

    /// <summary><c>{ taxonomyContentItemId termContentItemIds termContentItems }</c> of a taxonomy field.</summary>
    public static string TaxonomyType(SchemaScope scope)
    {
        var name = scope.Name("TaxonomyField");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("Terms of a taxonomy.");
        type.Field("taxonomyContentItemId", "String").Text("TaxonomyContentItemId");
        Paged(type.Field("termContentItemIds", "[String!]!")).Resolve((parent, context) =>
            TermsOf((PartValue)parent, context).Select(t => t.Id).ToArray());
        Paged(type.Field("termContentItems", $"[{EnvelopeFields.Interface}!]!")).Resolve((parent, context) =>
            TermsOf((PartValue)parent, context).Select(t => t.Item).Where(i => ItemTypes.IsKnown(context, i)).ToArray());
        return name;
    }

    /// <summary>Adds <c>first</c> and <c>skip</c>.</summary>
    public static FieldBuilder Paged(FieldBuilder field) => field
        .Argument("first", "Int").Argument("skip", "Int")
        .PageSize(arguments => arguments.Get("first", DefaultPage));

    public static IEnumerable<T> Slice<T>(IEnumerable<T> all, InputValues arguments) =>
        all.Skip(Math.Max(0, arguments.Get("skip", 0))).Take(Math.Max(0, arguments.Get("first", int.MaxValue)));

    /// <summary>One load for all parents of the level.</summary>
    private static async Task<IReadOnlyList<FieldResult>> LoadAsync(
        FieldContext context, IReadOnlyList<object> parents, string? target, VersionStatus status, Func<ItemVersion, object> give)
    {
        var call = context.Get<Call>();
        var wanted = new List<ItemId>[parents.Count];
        var all = new HashSet<ItemId>();
        for (var i = 0; i < parents.Count; i++)
        {
            wanted[i] = [];
            foreach (var text in PartValue.Strings(PartValue.Find(((PartValue)parents[i]).Json, "ContentItemIds")))
            {
                if (!ItemId.TryParse(text, out var id))
                    continue;
                wanted[i].Add(id);
                all.Add(id);
            }
        }

        var found = all.Count == 0
            ? new Dictionary<ItemId, ItemVersion>()
            : await call.Service<LoadItems>().RunAsync(all, status, call.Actor, context.CancellationToken);
        var results = new FieldResult[parents.Count];
        for (var i = 0; i < parents.Count; i++)
        {
            var list = wanted[i].Where(id => found.TryGetValue(id, out var version) && IsOf(context, version.Item, target)).Select(id => give(found[id]));
            results[i] = FieldResult.Of(Slice(list, context.Arguments).ToArray());
        }

        return results;
    }

    /// <summary>What was picked before the picker was restricted to a type may be of another one.</summary>
    private static bool IsOf(FieldContext context, ContentItem item, string? target) =>
        target is null ? ItemTypes.IsKnown(context, item) : item.ContentType == target;

    private static IEnumerable<Term> TermsOf(PartValue field, FieldContext context)
    {
        var call = context.Get<Call>();
        if (!call.Actor.MayViewPublished("Taxonomy"))
            return [];
        var terms = PartValue.Strings(PartValue.Find(field.Json, "TermContentItemIds")).Select(call.Terms.Find).OfType<Term>();
        return Slice(terms, context.Arguments);
    }
}
