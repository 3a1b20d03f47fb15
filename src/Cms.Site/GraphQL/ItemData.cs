namespace Cms.Site.GraphQL;

/// <summary>
/// A content item as the endpoint sends it: everything the themes' queries may ask for, all of it optional,
/// since a query chooses fields, a reader may lack a permission and an answer may be partial.
/// </summary>
internal sealed record ItemData
{
    public string? DisplayText { get; init; }

    public string? Path { get; init; }

    public DateTimeOffset? PublishedUtc { get; init; }

    public DateTimeOffset? ModifiedUtc { get; init; }

    public string? Summary { get; init; }

    public HtmlData? MarkdownBody { get; init; }

    public SourceData? Source { get; init; }

    public TranslatorData? Translator { get; init; }

    public TextData? Disclaimer { get; init; }

    public IReadOnlyList<NoticeData?>? Notices { get; init; }

    public TermsData? Section { get; init; }

    public TermsData? Keywords { get; init; }

    public ItemsData? ReadAlso { get; init; }

    public LocalizationData? Localization { get; init; }

    /// <summary>The terms, when the item is a taxonomy.</summary>
    public ItemsData? Taxonomy { get; init; }

    public string? NativeName { get; init; }

    public string? Description { get; init; }

    public string? Country { get; init; }

    public LinkData? Website { get; init; }

    public HtmlData? Bio { get; init; }

    public IReadOnlyList<string?>? Languages { get; init; }
}

internal sealed record HtmlData(string? Html);

internal sealed record TextData(string? Text);

internal sealed record LinkData(string? Url, string? Text);

internal sealed record ItemsData(IReadOnlyList<ItemData?>? ContentItems);

internal sealed record TermsData(IReadOnlyList<ItemData?>? TermContentItems);

internal sealed record LocalizationData(string? Culture, IReadOnlyList<ItemData?>? Localizations);

internal sealed record NoticeData(string? Kind, DateTimeOffset? PublishedUtc, string? Text);

internal sealed record TranslatorData(string? Completeness, IReadOnlyList<CreditData?>? Credits);

internal sealed record CreditData(string? Role, string? Name, ItemData? Contributor);

internal sealed record SourceData
{
    public string? OriginalTitle { get; init; }

    public string? OriginalAuthor { get; init; }

    public string? OriginalUrl { get; init; }

    public string? OriginalLanguage { get; init; }

    public DateTimeOffset? OriginalPublishedUtc { get; init; }

    public bool? Stale { get; init; }

    public ItemsData? Outlet { get; init; }
}

internal sealed record ConnectionData(int? TotalCount, IReadOnlyList<ItemData?>? Items, PageInfoData? PageInfo);

internal sealed record PageInfoData(bool HasNextPage);

/// <summary>The root fields that the themes' queries may ask for.</summary>
internal sealed record RootData
{
    public IReadOnlyList<ItemData?>? Article { get; init; }

    public ConnectionData? ArticleConnection { get; init; }

    public IReadOnlyList<ItemData?>? Taxonomy { get; init; }

    public IReadOnlyList<ItemData?>? Page { get; init; }

    public IReadOnlyList<ItemData?>? Outlet { get; init; }

    public IReadOnlyList<ItemData?>? Contributor { get; init; }

    public bool? TakenDown { get; init; }
}

internal static class Present
{
    /// <summary>The elements that arrived; empty when the list did not.</summary>
    public static IEnumerable<T> Items<T>(this IReadOnlyList<T?>? list)
        where T : class => list?.OfType<T>() ?? [];
}
