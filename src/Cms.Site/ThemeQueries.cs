using Cms.Site.GraphQL;

namespace Cms.Site;

/// <summary>Queries with the variables they get.</summary>
public sealed record ThemeQueries
{
    /// <summary>Sections and standing pages, for the navigation of every page; no variables.</summary>
    public required GraphQLDocument Navigation { get; init; }

    /// <summary>Whether a language has articles; <c>$culture</c>.</summary>
    public required GraphQLDocument CultureInUse { get; init; }

    /// <summary>The newest articles; <c>$culture</c>.</summary>
    public required GraphQLDocument Newest { get; init; }

    /// <summary>The newest articles of a section on the front page; <c>$culture</c>, <c>$section</c> (display text).</summary>
    public required GraphQLDocument SectionBlock { get; init; }

    /// <summary>The front page of a section; <c>$section</c> (display text).</summary>
    public required GraphQLDocument Section { get; init; }

    /// <summary>Older pages of a section; <c>$section</c>, <c>$skip</c>.</summary>
    public required GraphQLDocument SectionArchive { get; init; }

    /// <summary>The keyword at a path, as seen on one article that has it; <c>$path</c>.</summary>
    public required GraphQLDocument KeywordByPath { get; init; }

    /// <summary>Articles with a keyword; <c>$keyword</c> (display text), <c>$skip</c>.</summary>
    public required GraphQLDocument Keyword { get; init; }

    /// <summary>One article; <c>$path</c>.</summary>
    public required GraphQLDocument Article { get; init; }

    /// <summary>The paths of an article's section and keywords; <c>$path</c>.</summary>
    public required GraphQLDocument ArticleTerms { get; init; }

    /// <summary>An outlet and its articles; <c>$path</c>, <c>$skip</c>.</summary>
    public required GraphQLDocument Outlet { get; init; }

    /// <summary>A contributor and the articles that credit them; <c>$path</c>, <c>$skip</c>.</summary>
    public required GraphQLDocument Contributor { get; init; }

    /// <summary>A standing page; <c>$path</c>.</summary>
    public required GraphQLDocument Text { get; init; }

    /// <summary>Whether what stood at a path was taken down; <c>$path</c>.</summary>
    public required GraphQLDocument TakenDown { get; init; }

    /// <summary>All of these.</summary>
    public IEnumerable<GraphQLDocument> All =>
    [
        Navigation, CultureInUse, Newest, SectionBlock, Section, SectionArchive, KeywordByPath, Keyword, Article, ArticleTerms, Outlet, Contributor, Text,
        TakenDown,
    ];
}
