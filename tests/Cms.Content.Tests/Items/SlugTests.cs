using Cms.Content.Items;

namespace Cms.Content.Tests.Items;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Fighting Intensifies, again!", "fighting-intensifies-again")]
    [InlineData("Deir-ez-Zor's café", "deir-ez-zors-cafe")]
    [InlineData("  أهلاً بكم في المدينة ", "أهلاً-بكم-في-المدينة")]
    [InlineData("— … —", "")]
    public void A_title_becomes_lower_case_words_joined_by_hyphens(string title, string slug) =>
        Assert.Equal(slug.Normalize(), Slug.Of(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.Of(string.Join(' ', Enumerable.Repeat("word", 60)));
        Assert.True(slug.Length <= 90 && slug.EndsWith("word", StringComparison.Ordinal));
    }
}
