using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.GraphQL.Execution;
using Cms.Web.Api.Items;
using Cms.Web.Api.Schema;

namespace Cms.Web.Tests.Api;

/// <summary>The schema that the newsroom's recipe gives.</summary>
public sealed class ContentSchemaTests
{
    private static readonly string Root = FindRoot();

    private static readonly Cms.GraphQL.Types.Schema Newsroom = ContentSchema.Build(ReadDefinitions(), new PageBounds(100, 1000));

    public static TheoryData<string> Documents => new(
        from folder in new[] { "tests/Cms.Web.Tests/Contract", "themes/Observer" }
        let path = Path.Combine(Root, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories)
        where !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
        select Path.GetRelativePath(Root, file));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_query_of_the_site_is_valid(string file)
    {
        var prepared = new GraphQLExecutor(Newsroom).Prepare(new GraphQLRequest(File.ReadAllText(Path.Combine(Root, file))));
        // Variables are read after the document has been found valid; here none are given.
        Assert.True(prepared.IsReady || prepared.Stage == RequestStage.Variables, string.Join('\n', prepared.Errors.Select(e => e.Message)));
    }

    [Fact]
    public async Task The_whole_schema_can_be_asked_for_at_once_and_not_many_times_over()
    {
        const string Whole = """
            { __schema { description queryType { name } mutationType { name } subscriptionType { name } types { ...T }
              directives { name description isRepeatable locations args(includeDeprecated: true) { ...I } } } }
            fragment T on __Type { kind name description specifiedByURL isOneOf
              fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...I } type { ...R } isDeprecated deprecationReason }
              inputFields(includeDeprecated: true) { ...I } interfaces { ...R }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...R } }
            fragment I on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
            fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
            """;
        const string Most = "__schema { types { name inputFields { ...I } fields { name type { ...R } args { ...I } } } }";
        var many = $"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(i => $"a{i}: {Most}"))} }} {Whole[Whole.IndexOf("fragment I", StringComparison.Ordinal)..]}";
        var executor = new GraphQLExecutor(Newsroom, new GraphQLOptions { Limits = new GraphQLLimits { MaxComplexity = 50_000 } });
        var whole = await executor.ExecuteAsync(new GraphQLRequest(Whole), null, new ArrayBufferWriter<byte>(), CancellationToken.None);
        Assert.Equal((RequestStage.Executed, 0), (whole.Stage, whole.Errors.Length));

        var output = new ArrayBufferWriter<byte>();
        var refused = await executor.ExecuteAsync(new GraphQLRequest(many), null, output, CancellationToken.None);
        Assert.Equal((RequestStage.Limit, "The answer has more than 50000 objects. Ask for smaller pages or fewer fields."), (refused.Stage, refused.Errors.Single().Message));
        Assert.True(output.WrittenCount < 300);
    }

    [Fact]
    public void There_are_queries_to_check() => Assert.True(Documents.Count >= 3);

    [Theory]
    [InlineData("owner")]
    [InlineData("path_starts_with")]
    [InlineData("keywords")]
    [InlineData("source")]
    [InlineData("AND")]
    public void Articles_are_filtered_by(string member) =>
        Assert.Contains(member, ((Cms.GraphQL.Types.InputObjectType)Newsroom.FindType("ArticleWhereInput")!).Fields.Select(f => f.Name));

    [Fact]
    public void Pickers_of_credits_are_not_in_the_schema_and_withheld_ones_are_no_filter()
    {
        var part = (Cms.GraphQL.Types.ObjectType)Newsroom.FindType("TranslatorPart")!;
        Assert.Equal(["completeness", "machineShare", "credits"], part.Fields.Select(f => f.Name));
        var where = (Cms.GraphQL.Types.InputObjectType)Newsroom.FindType("TranslatorPartWhereInput")!;
        Assert.DoesNotContain("withheld", where.Fields.Select(f => f.Name));
    }

    [Fact]
    public void A_site_without_types_has_a_schema_all_the_same() =>
        Assert.NotNull(ContentSchema.Build(ContentDefinitions.Empty, new PageBounds(100, 1000)).Query);

    private static ContentDefinitions ReadDefinitions()
    {
        var recipe = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Root, "recipes", "newsroom.recipe.json")),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var step = recipe["steps"]!.AsArray().First(s => (string?)s!["name"] == "ContentDefinition")!;
        var definitions = step["ContentTypes"]!.AsArray().Aggregate(
            ContentDefinitions.Empty, (all, json) => all.Merge(ContentDefinitionJson.ReadType((JsonObject)json!, "")));
        return step["ContentParts"]!.AsArray().Aggregate(
            definitions, (all, json) => all.Merge(ContentDefinitionJson.ReadPart((JsonObject)json!, "")));
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Cms.sln")))
            at = at.Parent;
        return at!.FullName;
    }
}
