using Cms.Translations.Checks;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Checks;

/// <summary>What the checks are called in the language of the interface; one without a name by its id.</summary>
internal static class CheckNames
{
    public static string Of(IStringLocalizer<Texts> t, string check) => check switch
    {
        "untranslated" => t["Not translated"],
        "omitted-without-reason" => t["Left out without a reason"],
        "number-mismatch" => t["Numbers"],
        "link-lost" => t["Links"],
        "missing-credit" => t["Credit of the translator"],
        "missing-disclaimer" => t["Disclaimer"],
        "missing-alternative-text" => t["Alternative texts"],
        "same-as-source" => t["Same as the source"],
        "inconsistent-repetition" => t["Repetitions translated differently"],
        "name-spelled-twice" => t["Names spelled in two ways"],
        "unbalanced-marks" => t["Quotation marks and brackets"],
        "quotation-lost" => t["Quotations"],
        "headline-length" => t["Length of the headline"],
        "summary-length" => t["Length of the summary"],
        "doubled-word" => t["Doubled words"],
        "foreign-punctuation" => t["Punctuation of another script"],
        "end-punctuation" => t["Punctuation at the end"],
        "whitespace" => t["Spaces"],
        _ => check,
    };

    public static string Of(IStringLocalizer<Texts> t, FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => t["Error"],
        FindingSeverity.Warning => t["Warning"],
        _ => t["Notice"],
    };
}
