using Cms.Content.Items;

namespace Cms.Content.Tests.Items;

public sealed class ItemHeadTests
{
    [Fact]
    public void A_head_has_the_parts_that_say_where_an_item_is_as_they_stand()
    {
        var head = ItemHead.Of(
            """{"TitlePart":{"Title":"x"},"AutoroutePart":{"Path":"a/\u0062 ü","More":[{"n":1}]},"Article":{"AutoroutePart":{"Path":"not this"}},"LocalizationPart":{"Culture":"ar"}}""");
        Assert.Equal("""{"AutoroutePart":{"Path":"a/\u0062 ü","More":[{"n":1}]},"LocalizationPart":{"Culture":"ar"}}""", head.Json);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"TitlePart":null,"Other":[1,[2]]}""")]
    public void Without_such_parts_it_is_empty(string json) => Assert.Equal("{}", ItemHead.Of(json).Json);
}
