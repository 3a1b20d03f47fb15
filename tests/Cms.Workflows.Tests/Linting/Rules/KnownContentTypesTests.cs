namespace Cms.Workflows.Tests.Linting.Rules;

public sealed class KnownContentTypesTests
{
    private const string Rule = "unknown-content-type";

    private const string Drawing = """
        *a ContentCreatedEvent {"ContentTypeFilter": ["Article", "Poem"]}
        b CreateContentTask {"ContentType": "Song"}
        c HttpResponseTask {"ContentType": "application/json"}
        """;

    [Fact]
    public void A_content_type_that_does_not_exist_is_found() =>
        Assert.Equal(["Error a", "Error b"], Lint.Of(Rule, Drawing, new(ContentTypes: ["Article"])));

    [Fact]
    public void Nothing_is_said_where_the_content_types_are_not_known() => Assert.Empty(Lint.Of(Rule, Drawing));
}
