using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

public sealed class TextMeasureTests
{
    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("ar-SY", "rtl")]
    [InlineData("fa", "rtl")]
    [InlineData("FA-ir", "rtl")]
    [InlineData("he", "rtl")]
    [InlineData("ur", "rtl")]
    [InlineData("ku-Arab", "rtl")]
    [InlineData("ku-Arab-IQ", "rtl")]
    [InlineData("ps", "rtl")]
    [InlineData("dv", "rtl")]
    [InlineData("yi", "rtl")]
    [InlineData("ckb", "rtl")]
    [InlineData("ug", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("ku", "ltr")]
    [InlineData("ku-Latn", "ltr")]
    [InlineData("ar-Latn", "ltr")]
    [InlineData("ug-Cyrl", "ltr")]
    [InlineData("en", "ltr")]
    [InlineData("pt-BR", "ltr")]
    [InlineData("", "ltr")]
    [InlineData(null, "ltr")]
    public void Languages_have_a_direction(string? language, string direction) => Assert.Equal(direction, TextDirection.Of(language));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" … — 。 ", 0)]
    [InlineData("One two, three.", 3)]
    [InlineData("don’t re-open SY-24's 1,500.5 a@b.org", 5)]
    [InlineData("ends. Begins", 2)]
    [InlineData("عاد المخبز إلى العمل", 4)]
    [InlineData("قالَ المُعلِّمُ: «لا»", 3)]
    [InlineData("ســلام عليكم", 2)]
    [InlineData("می\u200cشود خوب", 2)]
    [InlineData("٣٫٥ مليون", 2)]
    [InlineData("שלום עולם", 2)]
    [InlineData("東京に行く", 5)]
    [InlineData("**bold** [link](x)", 3)]
    public void Words_are_counted_in_any_script(string text, int count) => Assert.Equal(count, WordCount.Of(text));
}
