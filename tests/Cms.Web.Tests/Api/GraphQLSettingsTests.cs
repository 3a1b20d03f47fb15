using Cms.Web.Api.Schema;
using Cms.Web.Hosting;
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

    private static GraphQLSettings From(string key, string? value) => GraphQLSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"Cms:GraphQL:{key}"] = value }).Build());
}
