using System.Collections.Immutable;

namespace Cms.Content.Definitions;

/// <summary>A reusable group of fields. A type's own fields are in the part of the type's name.</summary>
public sealed record ContentPart(string Name, Settings Settings, ImmutableArray<ContentField> Fields)
{
    public ContentField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
