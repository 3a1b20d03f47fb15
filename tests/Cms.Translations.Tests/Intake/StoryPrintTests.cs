using System.Collections.Immutable;
using Cms.Translations.Intake;

namespace Cms.Translations.Tests.Intake;

public sealed class StoryPrintTests
{
    private const string Bridge =
        "افتتح مجلس البلدة صباح اليوم جسرا جديدا فوق نهر الدفلى بعد عامين من العمل وحضر الافتتاح سكان القرى المجاورة وعدد من "
        + "المهندسين الذين أشرفوا على البناء وقال رئيس المجلس إن الجسر يتسع لسيارتين ويحمل أربعين طنا وإن الطريق القديم سيبقى مفتوحا "
        + "للمشاة والدراجات حتى نهاية الشتاء ثم يغلق للترميم لمدة ثلاثة أشهر تقريبا حسب حالة الطقس في الجبال.";

    private const string Harvest =
        "بدأ موسم قطاف الزيتون في القرى الغربية هذا الأسبوع متأخرا عن موعده المعتاد بسبب قلة الأمطار ويقول المزارعون إن المحصول أقل "
        + "من العام الماضي بنحو الثلث لكن سعر الزيت ارتفع في السوق وتعمل المعصرة الوحيدة في المنطقة ليلا ونهارا لأن الكهرباء تأتي "
        + "ساعات قليلة فقط ويخشى أصحابها أن يتوقف العمل إذا لم يصل الوقود قبل نهاية الشهر المقبل.";

    private const string Footer =
        "جريدة النهر الأسبوعية صحيفة مستقلة تصدر كل خميس وتغطي أخبار البلدات على ضفتي النهر للاشتراك راسلونا على عنوان الجريدة.";

    [Fact]
    public void Vowel_signs_stretching_and_ways_to_spell_a_letter_make_no_difference()
    {
        const string plain = "افتتح المجلس جسرا جديدا في المدينة على الطريق";
        const string marked = "اِفْتَتَحَ المَجْلِسُ جِسْرًا جَدِيدًا في المديـــنةِ علي الطريق";

        Assert.Equal(1, StoryPrint.Likeness("إفتتاح", plain, "افتتاح", marked));
        Assert.Equal<(int, long)>(StoryPrint.Of("أ", plain, null).Bands, StoryPrint.Of("ا", marked, null).Bands);
    }

    [Fact]
    public void Digits_of_all_scripts_are_the_same_and_another_number_is_another_word()
    {
        Assert.Equal(1, StoryPrint.Likeness(null, "قتل ٧ أشخاص عام ٢٠٢٦", null, "قتل 7 أشخاص عام 2026"));
        Assert.True(StoryPrint.Likeness(null, "قتل 7 أشخاص عام 2026", null, "قتل 9 أشخاص عام 2026") < 0.5);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("—", "… !")]
    public void A_text_without_a_word_is_like_nothing(string title, string text)
    {
        Assert.Empty(StoryPrint.Of(title, text, null).Bands);
        Assert.Equal(0, StoryPrint.Likeness(title, text, title, text));
    }

    [Fact]
    public void One_word_is_like_itself_only()
    {
        Assert.Equal(1, StoryPrint.Likeness(null, "خبر", null, "خبر"));
        Assert.Equal(0, StoryPrint.Likeness(null, "خبر", null, "مقال"));
        Assert.NotEmpty(StoryPrint.Of(null, "خبر", null).Bands);
    }

    [Fact]
    public void A_text_that_was_edited_again_is_still_much_like_it()
    {
        var edited = Bridge.Replace("صباح اليوم", "صباح أمس", StringComparison.Ordinal).Replace("أربعين", "خمسين", StringComparison.Ordinal);

        Assert.InRange(StoryPrint.Likeness("جسر جديد", Bridge, "افتتاح جسر جديد", edited), 0.6, 0.99);
        Assert.NotEqual(0, Shared(StoryPrint.Of("جسر جديد", Bridge, null), StoryPrint.Of("افتتاح جسر جديد", edited, null)));
    }

    [Fact]
    public void What_is_wholly_in_a_longer_text_is_much_like_it() =>
        Assert.True(StoryPrint.Likeness(null, Bridge, null, Bridge + " " + Harvest) >= 0.9);

    [Fact]
    public void Stories_of_one_outlet_are_not_alike_for_the_lines_below_each_of_them() =>
        Assert.True(StoryPrint.Likeness("جسر جديد", Bridge + "\n\n" + Footer, "موسم الزيتون", Harvest + "\n\n" + Footer) < 0.5);

    [Fact]
    public void Other_stories_share_no_print() =>
        Assert.Equal(0, Shared(StoryPrint.Of("جسر جديد", Bridge, "https://river.example/1"), StoryPrint.Of("الزيتون", Harvest, "https://river.example/2")));

    [Theory]
    [InlineData("https://www.river.example/news/1/", "http://river.example/news/1")]
    [InlineData("https://m.river.example/news/1?utm_source=x&fbclid=y", "https://river.example/news/1#comments")]
    [InlineData("https://river.example/news/1/amp", "https://river.example/news/1")]
    [InlineData("https://river.example/?b=2&a=1", "https://RIVER.example/?a=1&b=2")]
    public void Ways_to_write_one_address_have_one_key(string one, string other)
    {
        Assert.NotNull(WebAddressKey.Of(one));
        Assert.Equal(WebAddressKey.Of(one), WebAddressKey.Of(other));
    }

    [Theory]
    [InlineData("https://river.example/?id=1", "https://river.example/?id=2")]
    [InlineData("https://river.example/a", "https://river.example/b")]
    [InlineData("https://river.example/a", "https://other.example/a")]
    public void Other_addresses_have_other_keys(string one, string other) =>
        Assert.NotEqual(WebAddressKey.Of(one), WebAddressKey.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("river")]
    [InlineData("file:///etc/passwd")]
    public void What_is_no_web_address_has_no_key(string? url) => Assert.Null(WebAddressKey.Of(url));

    private static int Shared(StoryPrint one, StoryPrint other) =>
        one.Bands.Select(band => band.Hash).ToImmutableHashSet().Intersect(other.Bands.Select(band => band.Hash)).Count;
}
