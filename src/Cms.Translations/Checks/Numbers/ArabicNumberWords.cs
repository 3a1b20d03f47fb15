namespace Cms.Translations.Checks.Numbers;

/// <summary>Written as <see cref="NumberWords.Find"/> simplifies words: without vowel signs, hamza on alef and the two dots of ة.</summary>
internal static class ArabicNumberWords
{
    private static readonly string[] UnitsOfHundreds = ["ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

    public static Dictionary<string, NumberWord> All()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1,
            "واحد/واحده/اول/اولي/الاول/الاولي/مره اثنان/اثنين/اثنتان/اثنتين/ثاني/ثانيه/الثاني/الثانيه/مرتين/مرتان "
            + "ثالث/ثالثه/ثلث رابع/رابعه خامس/خامسه سادس/سادسه/سدس سابع/سابعه ثامن/ثامنه تاسع/تاسعه عاشر/عاشره");
        NumberWords.Count(words, NumberWordKind.Unit, 3, 1,
            "ثلاثه/ثلاث اربعه/اربع خمسه/خمس سته/ست سبعه/سبع ثمانيه/ثماني/ثمان تسعه/تسع عشره/عشر");
        NumberWords.Add(words, NumberWordKind.Unit, 1, "احد احدي حادي حاديه");
        NumberWords.Add(words, NumberWordKind.Unit, 2, "اثنا اثني اثنتا اثنتي");
        NumberWords.Count(words, NumberWordKind.Ten, 20, 10,
            "عشرون/عشرين ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين");
        NumberWords.Add(words, NumberWordKind.Hundred, 100, "مئه مايه مائه");
        NumberWords.Add(words, NumberWordKind.Hundreds, 200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي");
        foreach (var (index, unit) in UnitsOfHundreds.Index())
            NumberWords.Add(words, NumberWordKind.Hundreds, (index + 3) * 100, $"{unit}مئه {unit}مائه {unit}مايه");
        NumberWords.Add(words, NumberWordKind.Hundreds, 800, "ثمانيمئه ثمانيمائه");
        Scale(words, 1_000, "الف", "الاف", "الفان الفين الفي");
        Scale(words, 1_000_000, "مليون", "ملايين", "مليونان مليونين مليوني");
        Scale(words, 1_000_000_000, "مليار بليون", "مليارات بلايين", "ملياران مليارين ملياري");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.5m, "نصف");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.25m, "ربع");
        Months(words);
        return words;
    }

    private static void Scale(Dictionary<string, NumberWord> words, decimal value, string one, string many, string two)
    {
        NumberWords.Add(words, NumberWordKind.Scale, value, one);
        NumberWords.Add(words, NumberWordKind.Scales, value, many);
        NumberWords.Add(words, NumberWordKind.TwoOfScale, value, two);
    }

    /// <summary>As the Levant, Egypt and the Gulf, and the Maghreb name them.</summary>
    private static void Months(Dictionary<string, NumberWord> words)
    {
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1,
            "يناير/جانفي شباط/فبراير/فيفري اذار/مارس نيسان/ابريل/افريل ايار/مايو/ماي حزيران/يونيو/جوان "
            + "تموز/يوليو/جويليه/يوليوز اب/اغسطس/اوت/غشت ايلول/سبتمبر/شتنبر اكتوبر نوفمبر/نونبر ديسمبر/دجنبر");
        NumberWords.Add(words, NumberWordKind.Soft, NumberReader.Tishrin, "تشرين");
        NumberWords.Add(words, NumberWordKind.Soft, NumberReader.Kanun, "كانون");
    }
}
