using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cms.Workflows;
using Cms.Workflows.Activities.Catalogue;
using Cms.Workflows.Linting;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Workflows;

/// <summary>The designer as its client gets it.</summary>
/// <param name="Token">Antiforgery, for the header of writes.</param>
/// <param name="Version">0 for a type that was never saved.</param>
/// <param name="Run">The run to show on the graph; null to draw.</param>
internal sealed record DesignerJson(
    string Token,
    JsonElement Type,
    int Version,
    IEnumerable<FindingJson> Findings,
    IEnumerable<DesignerJson.TitledJson> Categories,
    IEnumerable<DesignerJson.EntryJson> Catalogue,
    IEnumerable<string> Roles,
    IEnumerable<string> ContentTypes,
    IEnumerable<string> Cultures,
    IReadOnlyDictionary<string, string> Texts,
    RunJson? Run)
{
    internal sealed record TitledJson(string Name, string Title);

    internal sealed record EntryJson(
        string Name, string Title, string Category, bool IsEvent, IEnumerable<string> Outcomes, string? OutcomesFrom, bool IsOpen, bool IsRun,
        IEnumerable<PropertyJson> Properties);

    internal sealed record PropertyJson(
        string Name, string Title, string? Hint, PropertyKind Kind, IEnumerable<ChoiceJson> Choices, JsonElement? Default, string? Twin);

    internal sealed record ChoiceJson(object Value, string Title);

    public static JsonElement Of(WorkflowType type) => JsonElement.Parse(WorkflowTypeJson.Write(type));

    public static IEnumerable<TitledJson> CategoriesOf(IStringLocalizer<DesignerTexts> t) =>
        Enum.GetNames<ActivityCategory>().Select(name => new TitledJson(name, t["category." + name]));

    public static IEnumerable<EntryJson> CatalogueOf(IStringLocalizer<DesignerTexts> t) => ActivityCatalogue.All.Select(entry => new EntryJson(
        entry.Name,
        t["kind." + entry.Name],
        entry.Category.ToString(),
        entry.Kind.IsEvent,
        entry.Kind.OutcomesOf(new Activity("", entry.Name, JsonElement.Parse("{}"))),
        entry.OutcomesFrom?.Name,
        entry.Kind.HasOpenOutcomes,
        entry.Kind.IsSupported,
        entry.Properties.Select(property => Of(property, entry, t))));

    /// <summary>All of them: what the client says, and the names of outcomes.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(IStringLocalizer<DesignerTexts> t) => t.GetAllStrings(includeParentCultures: true)
        .Where(text => !IsTitle(text.Name))
        .DistinctBy(text => text.Name, StringComparer.Ordinal)
        .ToDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal);

    private static PropertyJson Of(ActivityProperty property, ActivityEntry entry, IStringLocalizer<DesignerTexts> t) => new(
        property.Name,
        t["property." + property.Name],
        Titled(t, $"hint.{entry.Name}.{property.Name}") ?? Titled(t, "hint." + property.Name),
        property.Kind,
        property.Choices.Select((choice, i) => new ChoiceJson(
            property.Kind == PropertyKind.Enumeration ? i : choice, Titled(t, "choice." + choice) ?? choice)),
        property.Default,
        property.Twin);

    private static string? Titled(IStringLocalizer<DesignerTexts> t, string name) =>
        t[name] is { ResourceNotFound: false } text ? text.Value : null;

    private static bool IsTitle(string name) =>
        name.StartsWith("kind.", StringComparison.Ordinal) || name.StartsWith("property.", StringComparison.Ordinal)
        || name.StartsWith("hint.", StringComparison.Ordinal) || name.StartsWith("choice.", StringComparison.Ordinal)
        || name.StartsWith("category.", StringComparison.Ordinal) || name.StartsWith("finding.", StringComparison.Ordinal);
}

/// <param name="Id">With rule and activity what tells it apart, in any language.</param>
/// <param name="CanMend">Whether <c>/mend</c> can put it right.</param>
internal sealed record FindingJson(string Rule, Severity Severity, string? ActivityId, string Id, string Message, string Mend, bool CanMend)
{
    public static IEnumerable<FindingJson> Of(ImmutableArray<Finding> findings, IStringLocalizer<DesignerTexts> t) => findings.Select(finding =>
        new FindingJson(
            finding.Rule, finding.Severity, finding.ActivityId, finding.Message, Say(finding.MessageParts, t) ?? finding.Message,
            Say(finding.MendParts, t) ?? finding.Mend, finding.Change is not null));

    /// <summary>Null where the language has no words for it.</summary>
    public static string? Say(FormattableString? parts, IStringLocalizer<DesignerTexts> t) =>
        parts is not null && t["finding." + parts.Format] is { ResourceNotFound: false } format
            ? string.Format(CultureInfo.CurrentCulture, format.Value, parts.GetArguments())
            : null;
}
