using Cms.GraphQL.Execution;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Tests.Execution;

/// <summary>A small newsroom in memory, with a schema of the shape that the contract's queries ask of.</summary>
internal sealed class Newsroom
{
    private readonly List<string> _loads = [];

    public sealed record Item(string Type, string Id, string Title, string? Path, string? Country = null);

    public sealed record Article(
        string Id, string Title, string Path, DateTime Published, Item Outlet, Item Translator, Item[] Keywords, string[] ReadAlso);

    /// <summary>Each call of a batch resolver, with the number of parents.</summary>
    public IReadOnlyList<string> Loads => _loads;

    /// <summary>What is asked of articles, as their loader saw it.</summary>
    public List<string> Asked { get; } = [];

    public List<Article> Articles { get; } = [];

    public static Newsroom WithArticles(int count)
    {
        var newsroom = new Newsroom();
        Item[] outlets = [new("Outlet", "o1", "Enab", "outlets/enab", "SY"), new("Outlet", "o2", "Mada", "outlets/mada", "EG")];
        Item[] people = [new("Contributor", "c1", "Rana", "people/rana"), new("Contributor", "c2", "Sami", "people/sami")];
        Item[] keywords = [new("Keyword", "k1", "Water", null), new("Keyword", "k2", "Law", null)];
        for (var i = 0; i < count; i++)
        {
            newsroom.Articles.Add(new Article(
                $"a{i}", $"مقال {i}", $"news/{i}", new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(i),
                outlets[i % 2], people[i % 2], keywords[..(1 + (i % 2))], [$"a{(i + 1) % count}", "gone"]));
        }

        return newsroom;
    }

    public Schema Schema()
    {
        var builder = new SchemaBuilder();
        DeclareItems(builder);
        DeclareArticle(builder);
        DeclareInputs(builder);

        var query = builder.Object("Query");
        query.Field("article", "[Article]")
            .Argument("where", "ArticleWhereInput").Argument("orderBy", "ArticleOrderByInput")
            .Argument("first", "Int").Argument("skip", "Int")
            .PageSize(arguments => arguments.Get("first", 100))
            .Batch(Load("article", (_, context) => Find(context).ToList()));
        query.Field("articleConnection", "ArticleConnection!")
            .Argument("where", "ArticleWhereInput").Argument("orderBy", "ArticleOrderByInput")
            .Argument("first", "Int").Argument("skip", "Int")
            .PageSize(arguments => arguments.Get("first", 100))
            .Batch(Load("articleConnection", (_, context) => new Dictionary<string, object?>
            {
                ["totalCount"] = context.Selection.Asks("totalCount") ? Filter(context.Arguments).Count() : null,
                ["items"] = Find(context).ToList(),
                ["pageInfo"] = new Dictionary<string, object?> { ["hasNextPage"] = false, ["endCursor"] = "x" },
            }));
        return builder.Build();
    }

    private BatchResolver Load(string name, Func<object, FieldContext, object?> resolve) => (context, parents) =>
    {
        _loads.Add($"{name} {parents.Count}");
        Asked.AddRange(context.Selection.Fields.Select(field => $"{field.ParentType}.{field.Definition.Name}"));
        return ValueTask.FromResult<IReadOnlyList<FieldResult>>(
            [.. parents.Select(parent => FieldResult.Of(resolve(parent, context)))]);
    };

    private void DeclareItems(SchemaBuilder builder)
    {
        builder.Interface("ContentItem").ResolveType(value => value is Article ? "Article" : ((Item)value).Type)
            .Field("displayText", "String");
        foreach (var name in new[] { "Outlet", "Contributor", "Keyword" })
        {
            var type = builder.Object(name).Implements("ContentItem");
            type.Field("displayText", "String").Resolve<Item>(item => item.Title);
            type.Field("path", "String").Resolve<Item>(item => item.Path);
            if (name == "Outlet")
            {
                type.Field("country", "String").Resolve<Item>(item => item.Country);
                type.Field("description", "String").Resolve<Item>(_ => null);
            }
        }

        builder.Object("Picker").Field("contentItems", "[ContentItem]")
            .Batch(Load("contentItems", (parent, _) => new[] { ((Article)parent).Outlet }));
        builder.Object("ReadAlso").Field("contentItems", "[ContentItem]")
            .Batch(Load("readAlso", (parent, _) => ((Article)parent).ReadAlso.Select(id => Articles.Find(article => article.Id == id))));
        builder.Object("Terms").Field("termContentItems", "[ContentItem]")
            .Batch(Load("terms", (parent, _) => ((Article)parent).Keywords));
    }

    private void DeclareArticle(SchemaBuilder builder)
    {
        builder.Enum("CreditRole").Value("TRANSLATOR").Value("EDITOR");
        var credit = builder.Object("Credit");
        credit.Field("role", "CreditRole!").Resolve<Article>(_ => "TRANSLATOR");
        credit.Field("name", "String!").Resolve<Article>(article => article.Translator.Title);
        credit.Field("contributor", "Contributor")
            .Batch(Load("contributor", (parent, _) => ((Article)parent).Translator));
        builder.Object("TranslatorPart").Field("credits", "[Credit!]!").Resolve<Article>(article => new[] { article });
        builder.Object("TranslatorPart").Field("completeness", "String").Resolve<Article>(_ => "full");

        var source = builder.Object("SourcePart");
        source.Field("outlet", "Picker").Resolve<Article>(article => article);
        source.Field("stale", "Boolean").Write((writer, _) =>
        {
            writer.WriteBooleanValue(false);
            return true;
        });
        source.Field("originalPublishedUtc", "DateTime").Resolve<Article>(article => article.Published);
        foreach (var name in new[] { "originalTitle", "originalAuthor", "originalUrl", "originalLanguage" })
            source.Field(name, "String").Resolve<Article>(_ => name == "originalLanguage" ? "ar" : null);

        builder.Object("MarkdownBody").Field("markdown", "String").Resolve<Article>(article => "# " + article.Title);
        builder.Object("MarkdownBody").Field("html", "String").Resolve<Article>(article => $"<h1>{article.Title}</h1>");
        builder.Object("DisclaimerPart").Field("text", "String").Resolve<Article>(_ => "As published.");
        foreach (var name in new[] { "kind", "text" })
            builder.Object("Notice").Field(name, "String");
        builder.Object("Notice").Field("publishedUtc", "DateTime");
        builder.Object("LocalizationPart").Field("culture", "String").Resolve<Article>(_ => "en");
        builder.Object("LocalizationPart").Field("localizations", "[ContentItem]")
            .Batch(Load("localizations", (parent, _) => new[] { parent }));

        var article = builder.Object("Article").Implements("ContentItem");
        article.Field("contentItemId", "String!").Resolve<Article>(a => a.Id);
        article.Field("displayText", "String").Resolve<Article>(a => a.Title);
        article.Field("path", "String").Resolve<Article>(a => a.Path);
        article.Field("publishedUtc", "DateTime").Resolve<Article>(a => a.Published);
        article.Field("modifiedUtc", "DateTime").Resolve<Article>(a => a.Published);
        article.Field("summary", "String").Resolve<Article>(_ => null);
        article.Field("notices", "[Notice!]!").Resolve<Article>(_ => Array.Empty<object>());
        foreach (var (name, type) in new[]
        {
            ("markdownBody", "MarkdownBody"), ("source", "SourcePart"), ("translator", "TranslatorPart"),
            ("disclaimer", "DisclaimerPart"), ("section", "Terms"), ("keywords", "Terms"), ("readAlso", "ReadAlso"),
            ("localization", "LocalizationPart"),
        })
        {
            article.Field(name, type).Resolve<Article>(a => a);
        }

        var connection = builder.Object("ArticleConnection");
        connection.Field("totalCount", "Int!");
        connection.Field("items", "[Article]");
        connection.Field("pageInfo", "PageInfo!");
        builder.Object("PageInfo").Field("hasNextPage", "Boolean!");
        builder.Object("PageInfo").Field("endCursor", "String");
    }

    private static void DeclareInputs(SchemaBuilder builder)
    {
        builder.Enum("OrderByDirection").Value("ASC").Value("DESC");
        builder.Input("ArticleOrderByInput").Field("publishedUtc", "OrderByDirection");
        builder.Input("TermWhereInput").Field("displayText", "String");
        var where = builder.Input("ArticleWhereInput");
        where.Field("path", "String");
        where.Field("section", "TermWhereInput");
        where.Field("keywords", "TermWhereInput");
        where.Field("AND", "[ArticleWhereInput!]");
    }

    private IEnumerable<Article> Filter(InputValues arguments)
    {
        var where = arguments.Get<InputValues>("where") ?? InputValues.Empty;
        return Articles
            .Where(article => where.Get<string>("path") is not { } path || article.Path == path.TrimStart('/'))
            .Where(article => where.Get<InputValues>("keywords") is not { } keyword
                || article.Keywords.Any(candidate => candidate.Title == keyword.Get<string>("displayText")));
    }

    private IEnumerable<Article> Find(FieldContext context)
    {
        var isNewestFirst = context.Arguments.Get<InputValues>("orderBy")?.Get<string>("publishedUtc") == "DESC";
        var found = Filter(context.Arguments);
        return (isNewestFirst ? found.OrderByDescending(article => article.Published) : found)
            .Skip(context.Arguments.Get("skip", 0)).Take(context.Arguments.Get("first", 100));
    }
}
