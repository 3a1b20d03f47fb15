namespace Cms.Translations.Checks.Numbers;

internal static class FrenchNumberWords
{
    public static Dictionary<string, NumberWord> All()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1, "un/une/premier/première deux/deuxième/second/seconde troisième/tiers quatrième cinquième sixième septième huitième neuvième dixième");
        NumberWords.Count(words, NumberWordKind.Unit, 3, 1,
            "trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize");
        NumberWords.Count(words, NumberWordKind.Ten, 20, 10, "vingt/vingts trente quarante cinquante soixante septante huitante nonante");
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1,
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre/douzaine");
        NumberWords.Add(words, NumberWordKind.Soft, 15, "quinzaine");
        NumberWords.Add(words, NumberWordKind.Hundred, 100, "cent cents");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000, "mille");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000_000, "million");
        NumberWords.Add(words, NumberWordKind.Scales, 1_000_000, "millions");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000_000_000, "milliard");
        NumberWords.Add(words, NumberWordKind.Scales, 1_000_000_000, "milliards");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.5m, "demi demie moitié");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.25m, "quart");
        NumberWords.Add(words, NumberWordKind.And, 0, "et");
        return words;
    }
}
