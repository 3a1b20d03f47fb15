using Cms.Editorial.Translations;

namespace Cms.Editorial.Tests.Translations;

public sealed class CultureTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData(" pt-br ", "pt-BR")]
    [InlineData("zh-HANT-tw", "zh-Hant-TW")]
    [InlineData("sr-latn", "sr-Latn")]
    [InlineData("es-419", "es-419")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("en-x-AB", "en-x-ab")]
    [InlineData("ckb", "ckb")]
    public void One_language_has_one_spelling(string tag, string canonical) => Assert.Equal(canonical, Culture.Canonical(tag));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("en_GB")]
    [InlineData("en-")]
    [InlineData("-en")]
    [InlineData("en--GB")]
    [InlineData("العربية")]
    [InlineData("en>fr")]
    [InlineData("englishlanguage")]
    [InlineData("en-x")]
    [InlineData("12")]
    public void What_is_no_language_tag_has_none(string? tag) => Assert.Null(Culture.Canonical(tag));
}
