using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows;

/// <summary>A step of a workflow type: an event that waits or a task that runs.</summary>
/// <param name="ActivityId">Unique within its type.</param>
/// <param name="Name">The kind of activity, for example <c>UserTaskEvent</c>.</param>
/// <param name="Properties">A JSON object, kept exactly as it was read.</param>
public sealed record Activity(string ActivityId, string Name, JsonElement Properties)
{
    /// <summary>Designer pixels.</summary>
    public int X { get; init; }

    /// <summary>Designer pixels.</summary>
    public int Y { get; init; }

    public bool IsStart { get; init; }

    /// <summary>Keys we give no meaning, kept as they were read and in their order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Extra { get; init; } = [];

    /// <summary>What the designer calls it, or null.</summary>
    public string? Title => Properties.Get("ActivityMetadata")?.Text("Title");

    /// <summary>What people are shown: the title if there is one, else the name and id.</summary>
    public string Label => string.IsNullOrWhiteSpace(Title) ? $"{Name} {ActivityId}" : Title;

    /// <summary>Returns whether <c>ContentTypeFilter</c> lets <paramref name="contentType"/> pass; an empty filter passes all.</summary>
    public bool AcceptsContentType(string? contentType)
    {
        var filter = Properties.Texts("ContentTypeFilter");
        return filter.IsEmpty || (contentType is not null && filter.Contains(contentType));
    }
}
