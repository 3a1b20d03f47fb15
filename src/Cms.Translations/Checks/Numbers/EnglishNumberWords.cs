namespace Cms.Translations.Checks.Numbers;

internal static class EnglishNumberWords
{
    public static Dictionary<string, NumberWord> All()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1, "one/once/single/first two/twice/both/couple/second/pair");
        NumberWords.Count(words, NumberWordKind.Unit, 3, 1,
            "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
        NumberWords.Count(words, NumberWordKind.Ten, 20, 10, "twenty thirty forty/fourty fifty sixty seventy eighty ninety");
        NumberWords.Count(words, NumberWordKind.Soft, 3, 1,
            "third/thirds/thrice/triple fourth/fourths fifth sixth seventh eighth ninth tenth eleventh twelfth/dozen thirteenth fourteenth fifteenth");
        NumberWords.Count(words, NumberWordKind.Soft, 1, 1,
            "january february march april may june july august september october november december");
        NumberWords.Add(words, NumberWordKind.Hundred, 100, "hundred");
        NumberWords.Count(words, NumberWordKind.Soft, 20, 10, "twenties thirties forties fifties sixties seventies eighties nineties");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000, "thousand");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000_000, "million mn");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000_000_000, "billion bn");
        NumberWords.Add(words, NumberWordKind.Scale, 1_000_000_000_000, "trillion tn");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.5m, "half");
        NumberWords.Add(words, NumberWordKind.Fraction, 0.25m, "quarter");
        NumberWords.Add(words, NumberWordKind.And, 0, "and");
        return words;
    }
}
