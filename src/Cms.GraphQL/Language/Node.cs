namespace Cms.GraphQL.Language;

/// <summary>A part of a parsed text. Nodes are immutable and compare by identity.</summary>
public abstract class Node
{
    private protected Node(Location at) => At = at;

    /// <summary>Where the node's first token begins (after its description).</summary>
    public Location At { get; }
}
