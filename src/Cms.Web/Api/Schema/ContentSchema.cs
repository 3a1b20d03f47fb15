using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Items;
using Cms.Editorial.Sites;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Items;

namespace Cms.Web.Api.Schema;

/// <summary>The schema of a site's content, by Orchard's conventions, from its definitions. The same for all callers.</summary>
internal static class ContentSchema
{
    private static readonly string[] Reserved = ["Query", "Mutation", "Subscription", EnvelopeFields.Interface, "PageInfo", "Status"];

    public static Cms.GraphQL.Types.Schema Build(ContentDefinitions definitions, PageBounds bounds)
    {
        var schema = new SchemaBuilder();
        schema.Enum("Status").Describe("Which versions are seen.")
            .Value("PUBLISHED", VersionStatus.Published)
            .Value("DRAFT", VersionStatus.Draft, "The latest version where it is not the published one.")
            .Value("LATEST", VersionStatus.Latest)
            .Value("ALL", VersionStatus.All);
        schema.Enum("OrderByDirection").Value("ASC").Value("DESC");
        EnvelopeFields.AddInterface(schema);
        MarkdownFields.AddTypes(schema);
        ItemLists.AddPageInfo(schema);

        var query = schema.Object("Query");
        AddSingles(query);
        AddCultures(schema, query);
        var types = definitions.Types.Values.Where(t => SchemaNames.IsName(t.Name) && !Reserved.Contains(t.Name)).ToArray();
        foreach (var type in types)
        {
            ItemTypes.Add(schema, type, definitions);
            if (type.Stereotype is not null)
                continue;
            var lists = new ItemLists(type, ItemInputs.Create(schema, type, definitions), bounds);
            lists.AddConnection(schema);
            lists.AddTo(query);
        }

        if (types.Length == 0)
            schema.Object("EmptySite").Describe("A site without content types yet.").Implements(EnvelopeFields.Interface).Also(EnvelopeFields.Add);
        return schema.Build();
    }

    private static void AddSingles(ObjectTypeBuilder query)
    {
        query.Field("contentItem", EnvelopeFields.Interface).Describe("The published version of an item.")
            .Argument("contentItemId", "String!")
            .Batch((context, _) => FirstAsync(context, new ItemFilter.Compare(
                new ItemField.Envelope(EnvelopeField.ContentItemId), Comparison.Equal, context.Arguments.Get<string>("contentItemId"))));
        query.Field("contentItemByPath", EnvelopeFields.Interface).Describe("The published item at an address of the site.")
            .Argument("path", "String!", description: "With or without leading slash.")
            .Argument("culture", "String", description: "Needed only where two languages share an address.")
            .Batch((context, _) =>
            {
                ItemFilter where = new ItemFilter.Compare(new ItemField.Path(), Comparison.Equal, context.Arguments.Get<string>("path")!.TrimStart('/'));
                return FirstAsync(context, context.Arguments.Get<string>("culture") is { } culture
                    ? new ItemFilter.And([where, new ItemFilter.Compare(new ItemField.Culture(), Comparison.Equal, culture)])
                    : where);
            });
        query.Field("contentItemByAlias", EnvelopeFields.Interface).Describe("The published item of an alias.")
            .Argument("alias", "String!")
            .Batch((context, _) => FirstAsync(
                context, new ItemFilter.Compare(new ItemField.Alias(), Comparison.Equal, context.Arguments.Get<string>("alias"))));
    }

    private static void AddCultures(SchemaBuilder schema, ObjectTypeBuilder query)
    {
        var type = schema.Object("SiteCulture").Describe("A language of the site.");
        type.Field("culture", "String!").Describe("BCP 47 tag.").Resolve<SiteCulture>(c => c.Culture);
        type.Field("default", "Boolean!").Resolve<SiteCulture>(c => c.Default);
        query.Field("siteCultures", "[SiteCulture!]!").Batch(async (context, _) =>
        {
            var site = await context.Get<Call>().Service<CurrentSite>().GetAsync(context.CancellationToken);
            return [FieldResult.Of(site.Cultures.Select(c => new SiteCulture(c, c == site.DefaultCulture)).ToArray())];
        });
    }

    private static async ValueTask<IReadOnlyList<FieldResult>> FirstAsync(FieldContext context, ItemFilter where)
    {
        var call = context.Get<Call>();
        var found = await call.Service<QueryItems>().RunAsync(new ItemQuery { Where = where, Take = 1 }, call.Actor, context.CancellationToken);
        return [FieldResult.Of(found.Count == 0 || context.Schema.FindType(found[0].Item.ContentType) is not ObjectType ? null : found[0].Item)];
    }

    private static void Also(this ObjectTypeBuilder type, Action<FieldsBuilder> add) => add(type);

    private sealed record SiteCulture(string Culture, bool Default);
}
