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
            .Items(target, _ => VersionStatus.All, item => item.ContentItemId.Value);
        Paged(type.Field("contentItems", $"[{target ?? EnvelopeFields.Interface}!]!"))
            .Describe("In the editor's order; only those that you may see.")
            .Argument("status", "Status", "PUBLISHED")
            .Items(target, context => context.Arguments.Get("status", VersionStatus.Published), item => item);
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

    /// <summary>Loads what the field refers to, with all other references of the level.</summary>
    private static FieldBuilder Items(this FieldBuilder field, string? target, Func<FieldContext, VersionStatus> status, Func<ContentItem, object> give) =>
        field.Load(
            ItemLoads.Loader,
            (context, parent) => Ids(parent).Select(id => Wanted.Item(id, status(context), Heads.AreEnough(context))),
            (context, parent, found) =>
            {
                var (wanted, isHead) = (status(context), Heads.AreEnough(context));
                var items = Ids(parent).Select(id => found.GetValueOrDefault(Wanted.Item(id, wanted, isHead))).OfType<ContentItem>()
                    .Where(item => IsOf(context, item, target)).Select(give);
                return FieldResult.Of(Slice(items, context.Arguments).ToArray());
            });

    private static IEnumerable<ItemId> Ids(object parent) => PartValue.Strings(PartValue.Find(((PartValue)parent).Json, "ContentItemIds"))
        .Where(text => ItemId.TryParse(text, out _)).Select(text => new ItemId(text));

    /// <summary>What was picked before the picker was restricted to a type may be of another one.</summary>
    private static bool IsOf(FieldContext context, ContentItem item, string? target) =>
        target is null ? ItemTypes.IsKnown(context, item) : item.ContentType == target;

    private static IEnumerable<Term> TermsOf(PartValue field, FieldContext context)
    {
        var call = context.Get<Call>();
        if (!call.SeesTerms)
            return [];
        var terms = PartValue.Strings(PartValue.Find(field.Json, "TermContentItemIds")).Select(call.Terms.Find).OfType<Term>();
        return Slice(terms, context.Arguments);
    }
}
