using System.Text.Json.Nodes;
using Cms.Content.Items;

namespace Cms.Content.Tests.Items;

public sealed class ContentItemJsonTests
{
    private const string Line =
        """{"ContentItemId":"a1","ContentItemVersionId":"v1","ContentType":"Article","DisplayText":"عنوان","Latest":true,"Published":false,"ModifiedUtc":"2026-01-02T03:04:05.1234567Z","PublishedUtc":null,"CreatedUtc":"2026-01-01T00:00:00Z","Owner":null,"Author":"alice","TitlePart":{"Title":"عنوان"},"Unknown":{"x":[1,2.50]}}""";

    [Fact]
    public void What_is_read_is_written_again_to_the_letter() =>
        Assert.Equal(Line, ContentItemJson.ToLine(Read(Line)));

    [Fact]
    public void Keys_may_stand_in_any_order_and_absent_ones_are_null()
    {
        var item = Read("""{"TitlePart":{"Title":"T"},"ContentType":"Page","ContentItemId":"p"}""");
        Assert.False(item.Latest);
        Assert.Null(item.ModifiedUtc);
        Assert.Equal("T", item.Content.Text("TitlePart", "Title"));
    }

    [Theory]
    [InlineData("""{"ContentItemId":"a"}""", "ContentType is missing")]
    [InlineData("""{"ContentType":"A"}""", "ContentItemId is missing")]
    [InlineData("""{"ContentType":"A","ContentItemId":"a b"}""", "'a b'")]
    [InlineData("""{"ContentType":"A","ContentItemId":"a","Latest":"yes"}""", "Latest is not true or false")]
    [InlineData("""{"ContentType":"A","ContentItemId":"a","CreatedUtc":"soon"}""", "'soon' is not an ISO 8601")]
    [InlineData("""{"ContentType":"A","ContentItemId":"a","TitlePart":{"Title":"x\u0000y"}}""", "U+0000")]
    public void A_bad_item_is_refused_with_a_reason_that_names_the_place(string json, string reason)
    {
        Assert.Null(ContentItemJson.Read((JsonObject)JsonNode.Parse(json)!, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_only_looks_like_an_escape_of_NUL_is_kept() =>
        Assert.Equal("\\u0000", Read("""{"ContentType":"A","ContentItemId":"a","P":{"T":"\\u0000"}}""").Content.Text("P", "T"));

    private static ContentItem Read(string json) =>
        ContentItemJson.Read((JsonObject)JsonNode.Parse(json)!, out _) ?? throw new InvalidOperationException(json);
}
