using System.Globalization;
using Cms.GraphQL.Execution;
using Cms.Web.Api.Schema;
using Cms.Web.Hosting;
using Cms.Web.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace Cms.Web.Tests.Api;

/// <summary>The section <c>Cms:GraphQL</c>.</summary>
public sealed class GraphQLSettingsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("Default", false)]
    [InlineData("disabled", false)]
    [InlineData("Enabled", true)]
    public void More_than_the_most_is_clamped_unless_it_is_to_be_refused(string? mode, bool refused)
    {
        var pages = From("MaxNumberOfResultsValidationMode", mode).Pages;
        Assert.Equal(refused, pages.RefusesMore);
        Assert.Equal((100, 1000, 0), (pages.Clamp(null), pages.Clamp(5000), pages.Clamp(-1)));
    }

    [Theory]
    [InlineData("MaxNumberOfResultsValidationMode", "perhaps")]
    [InlineData("MaxNumberOfResults", "0")]
    [InlineData("MaxDepth", "deep")]
    public void A_setting_that_cannot_be_is_named(string key, string value) =>
        Assert.Contains(key, Assert.Throws<CmsConfigurationException>(() => From(key, value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_bound_of_the_engine_is_a_setting_with_its_name()
    {
        var bounds = typeof(GraphQLLimits).GetProperties();
        Assert.All(bounds, bound => Assert.Equal(7L, Convert.ToInt64(bound.GetValue(From(bound.Name, "7").Limits), CultureInfo.InvariantCulture)));
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(bounds, bound => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"`{bound.Name}` {bound.GetValue(new GraphQLLimits())}"), documented, StringComparison.Ordinal));
    }

    [Fact]
    public void No_setting_lets_documents_nest_so_deep_that_they_could_exhaust_the_stack()
    {
        Assert.Equal(256, From("MaxParserDepth", "256").Limits.MaxParserDepth);
        Assert.Contains("at most 256", Assert.Throws<CmsConfigurationException>(() => From("MaxParserDepth", "257")).Message, StringComparison.Ordinal);
    }

    private static GraphQLSettings From(string key, string? value) => GraphQLSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"Cms:GraphQL:{key}"] = value }).Build());
}
