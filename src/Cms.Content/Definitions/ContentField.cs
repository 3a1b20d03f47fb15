namespace Cms.Content.Definitions;

/// <summary>One typed value of a part.</summary>
/// <param name="FieldType">Orchard's <c>FieldName</c>, for example <c>TextField</c>; see <see cref="FieldTypes"/>.</param>
/// <param name="Name">The key in the part's JSON.</param>
public sealed record ContentField(string FieldType, string Name, Settings Settings)
{
    public string DisplayName => Settings.Text("ContentPartFieldSettings", "DisplayName") is { Length: > 0 } s ? s : Name;

    public string Position => Settings.Text("ContentPartFieldSettings", "Position") ?? "0";

    /// <summary>For example <c>TextArea</c>; an unknown name means the default editor.</summary>
    public string? Editor => Settings.Text("ContentPartFieldSettings", "Editor");

    public string? Hint => Settings.Text(FieldType + "Settings", "Hint");

    public bool Required => Settings.Flag(FieldType + "Settings", "Required");

    /// <summary>The value is kept in the index of field values, so that lists filter and order by it (our setting <c>FieldIndexSettings.Indexed</c>).</summary>
    public bool Indexed => Settings.Flag("FieldIndexSettings", "Indexed");
}
