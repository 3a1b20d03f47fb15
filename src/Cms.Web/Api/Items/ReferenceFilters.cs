using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.GraphQL.Types;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Filters of picker and taxonomy fields by what they refer to.</summary>
internal static class ReferenceFilters
{
    private const string PickerName = "ContentItemReferenceWhereInput";
    private const string TermName = "TermReferenceWhereInput";

    public static string PickerInput(SchemaScope scope)
    {
        var name = scope.Name(PickerName);
        if (!scope.Builder.Has(name))
            Fill(new WhereInput(scope.Builder.Input(name).Describe("An item that the field refers to; members are joined by AND.")));
        return name;
    }

    /// <summary>Only items that the caller may see count, so that no filter tells of another one: published ones of types that
    /// are read by all, and those of the desk for whom may see these.</summary>
    public static FilterReader Picker(string part, string field)
    {
        // Reads with readers of its own: the input type is shared by all pickers.
        var reader = new WhereInput(new SchemaBuilder().Input(PickerName));
        Fill(reader);
        return (value, call) =>
        {
            if (reader.Read((InputValues?)value, call) is not { } target)
                return null;
            ItemFilter Of(Func<string, bool> isVisible, VersionStatus status) => new ItemFilter.RefersTo(part, field, new ItemFilter.And(
            [
                new ItemFilter.Compare(
                    new ItemField.Envelope(EnvelopeField.ContentType),
                    Comparison.In,
                    [.. call.Definitions.Types.Keys.Where(isVisible).Cast<object?>()]),
                target,
            ]), status);

            var published = Of(type => call.Actor.MayViewPublished(type) || call.Actor.MayView(type), VersionStatus.Published);
            return call.Definitions.Types.Keys.Any(type => call.Actor.MayView(type))
                ? new ItemFilter.Or([published, Of(type => call.Actor.MayView(type), VersionStatus.Latest)])
                : published;
        };
    }

    public static string TermInput(SchemaScope scope)
    {
        var type = scope.Name(TermName);
        if (scope.Builder.Has(type))
            return type;
        var input = scope.Builder.Input(type).Describe("A term that the field holds; members are joined by AND.");
        foreach (var name in (string[])["contentItemId", "termContentItemId", "displayText", "path"])
        {
            input.Field(name, "String");
            input.Field($"{name}_in", "[String!]");
        }

        return type;
    }

    public static FilterReader Taxonomy(string part, string field) => (value, call) =>
    {
        if (value is not InputValues values || values.Count == 0)
            return null;
        IEnumerable<Term>? terms = null;
        foreach (var (name, wanted) in values)
        {
            if (wanted is null)
                continue;
            var texts = wanted is string one ? [one] : ((IReadOnlyList<object?>)wanted).OfType<string>().ToArray();
            var found = texts.SelectMany(text => Find(call.Terms, name.Split('_')[0], text)).DistinctBy(t => t.Id);
            terms = terms is null ? found : terms.IntersectBy(found.Select(t => t.Id), t => t.Id);
        }

        if (terms is null)
            return null;
        return new ItemFilter.HasTerm(part, field, call.Actor.MayViewPublished("Taxonomy") ? [.. terms.Select(t => t.Id)] : []);
    };

    private static IEnumerable<Term> Find(TermIndex terms, string by, string text) => by switch
    {
        "displayText" => terms.FindByName(text),
        "path" => terms.FindByPath(text) is { } term ? [term] : [],
        _ => terms.Find(text) is { } term ? [term] : [],
    };

    private static void Fill(WhereInput where)
    {
        where.AddId("contentItemId", new ItemField.Envelope(EnvelopeField.ContentItemId));
        where.AddText("displayText", new ItemField.Envelope(EnvelopeField.DisplayText));
        where.AddText("path", new ItemField.Path(), text => text.TrimStart('/'));
        where.AddLogic();
    }
}
