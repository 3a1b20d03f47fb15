using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Cms.Content.Definitions;

/// <summary>All content types and parts of a site at one moment.</summary>
/// <param name="Epoch">Grows with each change; equal epochs of one site mean equal definitions.</param>
public sealed record ContentDefinitions(
    long Epoch, ImmutableSortedDictionary<string, ContentType> Types, ImmutableSortedDictionary<string, ContentPart> Parts)
{
    public static ContentDefinitions Empty { get; } = new(
        0,
        ImmutableSortedDictionary.Create<string, ContentType>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ContentPart>(StringComparer.Ordinal));

    public ContentType? Type(string name) => Types.GetValueOrDefault(name);

    public ContentPart? Part(string name) => Parts.GetValueOrDefault(name);

    public bool TryType(string name, [NotNullWhen(true)] out ContentType? type) => Types.TryGetValue(name, out type);

    /// <summary>Every field of the type, with the part use it is on, in the order of positions.</summary>
    public IEnumerable<(PartUse Use, ContentField Field)> FieldsOf(ContentType type) =>
        from use in type.Parts.OrderBy(p => p.Position, PositionOrder.Instance)
        from field in (Part(use.PartName)?.Fields ?? []).OrderBy(f => f.Position, PositionOrder.Instance)
        select (use, field);

    /// <summary>Returns definitions in which <paramref name="type"/> stands, merged with what was there: parts and settings
    /// that are not mentioned stay (Orchard's <c>ContentDefinition</c> step).</summary>
    public ContentDefinitions Merge(ContentType type)
    {
        if (Type(type.Name) is not { } old)
            return Replace(type);

        var parts = old.Parts;
        foreach (var use in type.Parts)
        {
            var at = parts.IndexOf(parts.FirstOrDefault(p => p.Name == use.Name)!);
            parts = at < 0 ? parts.Add(use) : parts.SetItem(at, use with { Settings = parts[at].Settings.Merge(use.Settings) });
        }

        return Replace(type with { Settings = old.Settings.Merge(type.Settings), Parts = parts });
    }

    /// <inheritdoc cref="Merge(ContentType)"/>
    public ContentDefinitions Merge(ContentPart part)
    {
        if (Part(part.Name) is not { } old)
            return Replace(part);

        var fields = old.Fields;
        foreach (var field in part.Fields)
        {
            var at = fields.IndexOf(fields.FirstOrDefault(f => f.Name == field.Name)!);
            fields = at < 0 ? fields.Add(field) : fields.SetItem(at, field with { Settings = fields[at].Settings.Merge(field.Settings) });
        }

        return Replace(part with { Settings = old.Settings.Merge(part.Settings), Fields = fields });
    }

    /// <summary>Returns definitions in which <paramref name="type"/> stands alone under its name (<c>ReplaceContentDefinition</c>).</summary>
    public ContentDefinitions Replace(ContentType type) => this with { Types = Types.SetItem(type.Name, type) };

    /// <inheritdoc cref="Replace(ContentType)"/>
    public ContentDefinitions Replace(ContentPart part) => this with { Parts = Parts.SetItem(part.Name, part) };

    /// <summary>Returns definitions without these (<c>DeleteContentDefinition</c>); content items are not touched.</summary>
    public ContentDefinitions Remove(IEnumerable<string> types, IEnumerable<string> parts) =>
        this with { Types = Types.RemoveRange(types), Parts = Parts.RemoveRange(parts) };
}
