namespace Cms.Content.Definitions;

/// <summary>A part on a content type.</summary>
/// <param name="PartName">The part's type, for example <c>BagPart</c>.</param>
/// <param name="Name">The instance on the type and the key in the item's JSON; equal to <paramref name="PartName"/> unless named.</param>
public sealed record PartUse(string PartName, string Name, Settings Settings)
{
    public string DisplayName => Settings.Text("ContentTypePartSettings", "DisplayName") is { Length: > 0 } s ? s : Name;

    /// <summary>Orchard's position: a string in dotted natural order, "10" after "2".</summary>
    public string Position => Settings.Text("ContentTypePartSettings", "Position") ?? "0";

    public string? Editor => Settings.Text("ContentTypePartSettings", "Editor");
}
