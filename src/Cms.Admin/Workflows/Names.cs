using Microsoft.Extensions.Localization;

namespace Cms.Admin.Workflows;

/// <summary>The newsroom recipe's states and outcomes in the language of the interface; others as the workflow names them.</summary>
internal static class Names
{
    public static string Of(IStringLocalizer<Texts> t, string? state, string? task = null) => state switch
    {
        "translation" => t["In translation"],
        "editing" => t["In editing"],
        "review" => t["In review"],
        "ready" => t["Ready to publish"],
        null => t["Off the desk"],
        _ => task ?? state,
    };

    /// <summary>What the site itself notes in a history; a workflow's own steps as it names them.</summary>
    public static string Activity(IStringLocalizer<Texts> t, string activity) => activity switch
    {
        "Segments saved" => t["Segments saved"],
        "Text changed" => t["Text changed"],
        "Claim" => t["Claim"],
        "Priority and day" => t["Priority and day"],
        _ => activity,
    };

    public static string Outcome(IStringLocalizer<Texts> t, string? outcome) => outcome switch
    {
        "Submit" => t["Submit"],
        "Approve" => t["Approve"],
        "Return" => t["Return"],
        "Publish" => t["Publish"],
        "Send for review" => t["Send for review"],
        "Given back" => t["Given back"],
        "Taken" => t["Taken"],
        "Taken over" => t["Taken over"],
        "Handed over" => t["Handed over"],
        "Expired" => t["Run out without work"],
        null => t["Failed"],
        _ => outcome,
    };
}
