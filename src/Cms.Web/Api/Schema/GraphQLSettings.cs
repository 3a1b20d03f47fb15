using System.Globalization;
using Cms.GraphQL.Execution;
using Cms.Web.Api.Items;
using Cms.Web.Hosting;

namespace Cms.Web.Api.Schema;

/// <summary>The section <c>Cms:GraphQL</c>.</summary>
internal sealed record GraphQLSettings(GraphQLLimits Limits, PageBounds Pages, int MaxBodyBytes, TimeSpan Timeout, bool Introspection)
{
    /// <exception cref="CmsConfigurationException">A value cannot be used.</exception>
    public static GraphQLSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Cms:GraphQL");
        int Number(string key, int otherwise) => section[key] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new CmsConfigurationException($"Cms:GraphQL:{key} is '{text}'; it must be a whole number above 0.");

        var limits = new GraphQLLimits();
        return new GraphQLSettings(
            limits with
            {
                MaxDepth = Number("MaxDepth", limits.MaxDepth),
                MaxComplexity = Number("MaxComplexity", (int)limits.MaxComplexity),
                MaxAliases = Number("MaxAliases", limits.MaxAliases),
                MaxRootFields = Number("MaxRootFields", limits.MaxRootFields),
                MaxFields = Number("MaxFields", limits.MaxFields),
                MaxDirectives = Number("MaxDirectives", limits.MaxDirectives),
                MaxTokens = Number("MaxTokens", limits.MaxTokens),
            },
            new PageBounds(Number("DefaultNumberOfResults", 100), Number("MaxNumberOfResults", 1000), RefusesMore(section)),
            Number("MaxBodyBytes", 262_144),
            TimeSpan.FromSeconds(Number("TimeoutSeconds", 10)),
            CmsSettings.Flag(configuration.GetSection("Cms"), "GraphQL:Introspection", true));
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
