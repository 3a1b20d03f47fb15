using System.Collections.Immutable;

namespace Cms.Content.Definitions;

/// <summary>The shape shared by content items of one kind, for example <c>Article</c>.</summary>
/// <param name="Name">PascalCase and unique within the site.</param>
/// <param name="Parts">In the order of the definition; <see cref="PartUse.Position"/> gives the editor's order.</param>
public sealed record ContentType(string Name, string DisplayName, Settings Settings, ImmutableArray<PartUse> Parts)
{
    public bool Creatable => TypeSetting("Creatable");

    public bool Listable => TypeSetting("Listable");

    public bool Draftable => TypeSetting("Draftable");

    public bool Versionable => TypeSetting("Versionable");

    /// <summary>Permissions by type exist, such as <c>View_Article</c>.</summary>
    public bool Securable => TypeSetting("Securable");

    /// <summary>Null or free text such as <c>MenuItem</c> or <c>Widget</c>.</summary>
    public string? Stereotype => Settings.Text("ContentTypeSettings", "Stereotype") is { Length: > 0 } s ? s : null;

    public bool Has(string partName) => Parts.Any(p => p.PartName == partName);

    private bool TypeSetting(string name) => Settings.Flag("ContentTypeSettings", name);
}
