using System.Globalization;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.Web.Api.Items;
using Cms.Web.Hosting;

namespace Cms.Web.Api.Schema;

/// <summary>The section <c>Cms:GraphQL</c>.</summary>
internal sealed record GraphQLSettings(GraphQLLimits Limits, PageBounds Pages, int MaxBodyBytes, TimeSpan Timeout, bool Introspection)
{
    /// <summary><c>ResponseCache</c>: whether answers are kept until the content changes.</summary>
    public bool KeepsAnswers { get; init; } = true;

    /// <summary><c>ResponseCacheBytes</c>: how much memory they may take.</summary>
    public int KeptAnswerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary><c>MaxBatchSize</c>: how many requests one body may hold; with 1 it must be an object, with more it may be a list.</summary>
    public int MaxBatchSize { get; init; } = 1;

    /// <summary><c>TrustedDocuments</c>: the manifest's file, absolute.</summary>
    public string? TrustedDocuments { get; init; }

    /// <summary><c>TrustedDocumentsOnly</c>: no other documents are answered.</summary>
    public bool TrustedDocumentsOnly { get; init; }

    /// <summary><c>PersistedQueries</c>: whether clients may register documents by their hash.</summary>
    public bool PersistsQueries { get; init; } = true;

    /// <exception cref="CmsConfigurationException">A value cannot be used.</exception>
    public static GraphQLSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Cms:GraphQL");
        bool Flag(string key, bool otherwise) => CmsSettings.Flag(configuration.GetSection("Cms"), $"GraphQL:{key}", otherwise);
        int Nesting(string key, int otherwise) => Number(key, otherwise) is <= Document.MaxNesting and var levels ? levels
            : throw new CmsConfigurationException($"Cms:GraphQL:{key} is '{section[key]}'; it must be at most {Document.MaxNesting}, since deeper documents could exhaust the stack.");
        int Number(string key, int otherwise) => section[key] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new CmsConfigurationException($"Cms:GraphQL:{key} is '{text}'; it must be a whole number above 0.");

        var limits = new GraphQLLimits();
        return new GraphQLSettings(
            limits with
            {
                MaxDepth = Number("MaxDepth", limits.MaxDepth),
                MaxIntrospectionDepth = Number("MaxIntrospectionDepth", limits.MaxIntrospectionDepth),
                MaxParserDepth = Nesting("MaxParserDepth", limits.MaxParserDepth),
                MaxComplexity = Number("MaxComplexity", (int)limits.MaxComplexity),
                MaxAliases = Number("MaxAliases", limits.MaxAliases),
                MaxRootFields = Number("MaxRootFields", limits.MaxRootFields),
                MaxFields = Number("MaxFields", limits.MaxFields),
                MaxDirectives = Number("MaxDirectives", limits.MaxDirectives),
                MaxTokens = Number("MaxTokens", limits.MaxTokens),
                MaxOperations = Number("MaxOperations", limits.MaxOperations),
                MaxFragments = Number("MaxFragments", limits.MaxFragments),
                MaxVariables = Number("MaxVariables", limits.MaxVariables),
                MaxErrors = Number("MaxErrors", limits.MaxErrors),
            },
            new PageBounds(Number("DefaultNumberOfResults", 100), Number("MaxNumberOfResults", 1000), RefusesMore(section)),
            Number("MaxBodyBytes", 262_144),
            TimeSpan.FromSeconds(Number("TimeoutSeconds", 10)),
            Flag("Introspection", true))
        {
            KeepsAnswers = Flag("ResponseCache", true),
            KeptAnswerBytes = Number("ResponseCacheBytes", 32 * 1024 * 1024),
            MaxBatchSize = Number("MaxBatchSize", 1),
            TrustedDocuments = section["TrustedDocuments"] is { Length: > 0 } file ? Path.GetFullPath(file) : null,
            TrustedDocumentsOnly = Flag("TrustedDocumentsOnly", false),
            PersistsQueries = Flag("PersistedQueries", true),
        };
    }

    /// <summary>Orchard's modes. Its <c>Default</c> differs between development and production; here it clamps everywhere.</summary>
    private static bool RefusesMore(IConfigurationSection section) => section["MaxNumberOfResultsValidationMode"] switch
    {
        null or "" => false,
        var mode when mode.Equals("Enabled", StringComparison.OrdinalIgnoreCase) => true,
        var mode when mode.Equals("Default", StringComparison.OrdinalIgnoreCase) || mode.Equals("Disabled", StringComparison.OrdinalIgnoreCase) => false,
        var mode => throw new CmsConfigurationException(
            $"Cms:GraphQL:MaxNumberOfResultsValidationMode is '{mode}'; it must be Default, Enabled or Disabled."),
    };
}
