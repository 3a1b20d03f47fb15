using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>
/// All activities with their properties, as data: the designer draws its palette and forms from it, the linter finds the
/// roles and content types that a type names by it. Titles are the interface's business.
/// </summary>
public static class ActivityCatalogue
{
    /// <summary>By category, and within it in the order of use.</summary>
    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        .. PeopleEntries.All, .. ContentEntries.All, .. FlowEntries.All, .. TimeEntries.All, .. MessageEntries.All,
        .. HttpEntries.All, .. DataEntries.All, .. AccountEntries.All, .. FormEntries.All,
    ];

    private static readonly FrozenDictionary<string, ActivityEntry> ByName =
        All.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>Returns the entry of this name, or null for an unknown one.</summary>
    public static ActivityEntry? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Returns what stands in the properties of one kind, as texts.</summary>
    public static IEnumerable<(ActivityProperty Property, string Text)> TextsOf(Activity activity, params PropertyKind[] kinds) =>
        from property in Find(activity.Name)?.Properties ?? []
        where kinds.Contains(property.Kind)
        from text in activity.Properties.Text(property.Name) is { Length: > 0 } one ? [one] : activity.Properties.Texts(property.Name)
        select (property, text);
}
