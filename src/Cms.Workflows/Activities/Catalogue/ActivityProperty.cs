using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>A key of an activity's <c>Properties</c>.</summary>
public sealed record ActivityProperty(string Name, PropertyKind Kind)
{
    /// <summary>In the order of their indexes; empty where anything goes.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What is meant when the key is absent; null where absent means nothing.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>The key that holds the Liquid of a <see cref="PropertyKind.ScriptOrLiquid"/>, else null.</summary>
    public string? Twin { get; init; }

    /// <summary>Whether Orchard Core ignores the key.</summary>
    public bool IsOurs { get; init; }
}
