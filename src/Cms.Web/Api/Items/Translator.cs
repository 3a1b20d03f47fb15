using Cms.Content.Items;
using Cms.Editorial.Items;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary><c>translator { completeness machineShare credits }</c>. The pickers themselves are not shown: they hold credits that
/// are withheld.</summary>
internal sealed class Translator() : TypedPart("TranslatorPart", "TranslatorPart")
{
    private static readonly (string Key, string Role)[] Roles =
        [("Translators", "TRANSLATOR"), ("Editors", "EDITOR"), ("Reviewers", "REVIEWER")];

    private sealed record Credit(string Role, string Name, ContentItem? Contributor);

    protected override void Declare(SchemaScope scope, ObjectTypeBuilder type, PartModel part)
    {
        type.Describe("Who made the translation, and how much of the original it holds.");
        type.Field("completeness", "String").Describe("full, abridged, excerpt or summary.").Text("Completeness", "Text");
        type.Field("machineShare", "Decimal").Describe("Share of unedited machine text, in percent.").Number("MachineShare", "Value");
        type.Field("credits", $"[{CreditType(scope)}!]!").Describe("By role, then in the editor's order.")
            .Load(
                ItemLoads.Loader,
                (context, parent) => Roles.SelectMany(role => Ids((PartValue)parent, role.Key)).Where(id => ItemId.TryParse(id, out _))
                    .Select(id => Wanted.Item(new ItemId(id), isHead: Heads.AreEnough(context))),
                (context, parent, found) => FieldResult.Of(Credits((PartValue)parent, found, Heads.AreEnough(context)).ToArray()));
    }

    private static string CreditType(SchemaScope scope)
    {
        var role = scope.Name("CreditRole");
        scope.Builder.Enum(role).Describe("What somebody did for an article.").Value("TRANSLATOR").Value("EDITOR").Value("REVIEWER");
        var name = scope.Name("Credit");
        var credit = scope.Builder.Object(name).Describe("Somebody's public credit.");
        credit.Field("role", $"{role}!").Resolve<Credit>(c => c.Role).OfHead();
        credit.Field("name", "String!").Describe("A name, a pseudonym or a collective; or that it is withheld.").Resolve<Credit>(c => c.Name).OfHead();
        credit.Field("contributor", scope.HasType("Contributor") ? "Contributor" : EnvelopeFields.Interface)
            .Describe("Null when the credit is withheld.").Resolve<Credit>(c => c.Contributor).OfHead();
        return name;
    }

    private static IEnumerable<Credit> Credits(PartValue part, IReadOnlyDictionary<Wanted, object> found, bool isHead)
    {
        var withheld = Ids(part, "Withheld");
        foreach (var (key, role) in Roles)
        {
            foreach (var id in Ids(part, key))
            {
                if (withheld.Contains(id))
                    yield return new Credit(role, "Name withheld", null);
                else if (ItemId.TryParse(id, out var contributor) && found.TryGetValue(Wanted.Item(contributor, isHead: isHead), out var one) && one is ContentItem item)
                    yield return new Credit(role, item.DisplayText ?? "", item.ContentType == "Contributor" ? item : null);
            }
        }
    }

    private static IReadOnlyList<string> Ids(PartValue part, string key) =>
        PartValue.Strings(PartValue.Find(PartValue.Find(part.Json, key), "ContentItemIds"));
}
