using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Translations.Checks;

namespace Cms.Editorial.Checks;

/// <summary>What the newsroom wants of the checks.</summary>
/// <param name="Blocking">Ids of the checks whose open findings hold a piece where it is.</param>
public sealed record CheckSettings(ImmutableArray<string> Blocking, CheckLimits Limits)
{
    /// <summary>Key among the site's settings, as a recipe's <c>settings</c> step has it.</summary>
    internal const string Key = "CheckSettings";

    /// <summary>Where nothing was set: nothing blocks.</summary>
    public static CheckSettings Default { get; } = new([], new());

    public bool Blocks(Finding finding) => Blocking.Contains(finding.Check);

    /// <summary>Reads what a recipe or the screen stored; what is missing or no number is as by default.</summary>
    internal static CheckSettings Read(JsonObject? site)
    {
        if (site?[Key] is not JsonObject stored)
            return Default;

        var limits = Default.Limits;
        return new(
            [.. (stored[nameof(Blocking)] as JsonArray ?? []).OfType<JsonValue>().Select(Text).OfType<string>()],
            new(Number("HeadlineLength") ?? limits.Headline, Number("SummaryFrom") ?? limits.SummaryFrom, Number("SummaryTo") ?? limits.SummaryTo));

        int? Number(string key) => stored[key] is JsonValue value && value.TryGetValue<int>(out var number) && number > 0 ? number : null;

        static string? Text(JsonValue value) => value.TryGetValue<string>(out var text) ? text : null;
    }

    internal JsonObject ToJson() => new()
    {
        [nameof(Blocking)] = new JsonArray([.. Blocking.Select(id => JsonValue.Create(id))]),
        ["HeadlineLength"] = Limits.Headline,
        ["SummaryFrom"] = Limits.SummaryFrom,
        ["SummaryTo"] = Limits.SummaryTo,
    };
}
