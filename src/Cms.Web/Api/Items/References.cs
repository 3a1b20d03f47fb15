using System.Text.Json;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>Fields that refer to other items. What the caller may not see is not there: neither the item nor its id.</summary>
internal static class References
{
    /// <summary><c>{ contentItemIds contentItems }</c> of a picker.</summary>
    /// <param name="target">The one content type that the picker allows, or null for any.</param>
    public static string PickerType(SchemaBuilder schema, string? target)
    {
        var name = target is null ? "ContentPickerField" : target + "PickerField";
        if (schema.Has(name))
            return name;

        var type = schema.Object(name).Describe(target is null ? "References to content items." : $"References to items of type {target}.");
        Paged(type.Field("contentItemIds", "[String!]!"))
            .Describe("In the editor's order; only of items that you may see.")
            .Batch(async (context, parents) => await LoadAsync(context, parents, "ContentItemIds", (_, found) => found.ContentItemId.Value));
        Paged(type.Field("contentItems", $"[{target ?? EnvelopeFields.Interface}!]!"))
            .Describe("In the editor's order; only those that you may see.")
            .Argument("status", "Status", "PUBLISHED")
            .Batch(async (context, parents) => await LoadAsync(context, parents, "ContentItemIds", (_, found) => found));
        return name;
    }

    /// <summary><c>{ taxonomyContentItemId termContentItemIds termContentItems }</c> of a taxonomy field.</summary>
    public static string TaxonomyType(SchemaBuilder schema)
    {
        const string Name = "TaxonomyField";
        if (schema.Has(Name))
            return Name;
        var type = schema.Object(Name).Describe("Terms of a taxonomy.");
        type.Field("taxonomyContentItemId", "String").Text("TaxonomyContentItemId");
        Paged(type.Field("termContentItemIds", "[String!]!")).Resolve((parent, context) =>
            TermsOf((PartValue)parent, context).Select(t => t.Id).ToArray());
        Paged(type.Field("termContentItems", $"[{EnvelopeFields.Interface}!]!")).Resolve((parent, context) =>
            TermsOf((PartValue)parent, context).Select(t => t.Item).ToArray());
        return Name;
    }

    /// <summary>Adds <c>first</c> and <c>skip</c>.</summary>
    public static FieldBuilder Paged(FieldBuilder field) => field
        .Argument("first", "Int").Argument("skip", "Int")
        .PageSize(arguments => arguments.Get("first", 10));

    public static IEnumerable<T> Slice<T>(IEnumerable<T> all, InputValues arguments) =>
        all.Skip(Math.Max(0, arguments.Get("skip", 0))).Take(Math.Max(0, arguments.Get("first", int.MaxValue)));

    /// <summary>One load for all parents of the level.</summary>
    private static async Task<IReadOnlyList<FieldResult>> LoadAsync(
        FieldContext context, IReadOnlyList<object> parents, string key, Func<PartValue, ContentItem, object> give)
    {
        var call = context.Get<Call>();
        var status = context.Arguments.Get("status", VersionStatus.Published);
        var wanted = new List<ItemId>[parents.Count];
        var all = new HashSet<ItemId>();
        for (var i = 0; i < parents.Count; i++)
        {
            wanted[i] = [];
            foreach (var text in PartValue.Strings(PartValue.Find(((PartValue)parents[i]).Json, key)))
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
            var parent = (PartValue)parents[i];
            var list = wanted[i].Where(found.ContainsKey).Select(id => give(parent, found[id].Item));
            results[i] = FieldResult.Of(Slice(list, context.Arguments).ToArray());
        }

        return results;
    }

    private static IEnumerable<Term> TermsOf(PartValue field, FieldContext context)
    {
        var call = context.Get<Call>();
        if (!call.Actor.MayViewPublished("Taxonomy"))
            return [];
        var terms = PartValue.Strings(PartValue.Find(field.Json, "TermContentItemIds")).Select(call.Terms.Find).OfType<Term>();
        return Slice(terms, context.Arguments);
    }
}
