using Cms.Content.Definitions;
using Cms.Content.Queries;
using Cms.Editorial.Queries;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Items;
using Cms.Web.Api.Items.Changes;

namespace Cms.Web.Api.Schema;

/// <summary>The schema of a site's content, by Orchard's conventions, from its definitions. The same for all callers.</summary>
internal static class ContentSchema
{
    public static Cms.GraphQL.Types.Schema Build(ContentDefinitions definitions, PageBounds bounds, IEnumerable<QueryEntry>? queries = null)
    {
        var schema = new SchemaBuilder();
        var scope = new SchemaScope(schema, definitions);
        schema.Enum("Status").Describe("Which versions are seen.")
            .Value("PUBLISHED", VersionStatus.Published)
            .Value("DRAFT", VersionStatus.Draft, "The latest version where it is not the published one.")
            .Value("LATEST", VersionStatus.Latest)
            .Value("ALL", VersionStatus.All);
        schema.Enum("OrderByDirection").Value("ASC").Value("DESC");
        EnvelopeFields.AddInterface(schema);
        ItemConnections.AddPageInfo(schema);

        var query = schema.Object("Query");
        SingleItems.AddTo(query);
        SiteFields.AddTo(scope, query);
        foreach (var type in scope.Types)
            ItemTypes.Add(scope, type);

        var lists = scope.Types.Where(t => t.Stereotype is null).Select(type => new ItemLists(scope, type, bounds)).ToArray();
        foreach (var list in lists)
            list.AddTo(query);
        foreach (var list in lists)
            AddInverses(scope, list);

        StoredQueryFields.AddTo(scope, query, queries ?? []);
        ItemMutations.Add(scope);
        if (scope.Types.IsEmpty)
            EnvelopeFields.Add(schema.Object("EmptySite").Describe("A site without content types yet.").Implements(EnvelopeFields.Interface));
        return schema.Build();
    }

    /// <summary>For every picker that is limited to some types, a list on each of these.</summary>
    private static void AddInverses(SchemaScope scope, ItemLists list)
    {
        foreach (var part in PartModel.All(list.Type, scope.Definitions))
        {
            foreach (var picker in part.Fields.Where(f => f.FieldType == FieldTypes.ContentPicker))
            {
                foreach (var target in picker.Settings.Texts("ContentPickerFieldSettings", "DisplayedContentTypes").Where(scope.HasType).Distinct())
                    list.AddInverse(scope.Builder.Object(target), part, picker);
            }
        }
    }
}
