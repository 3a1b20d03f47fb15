namespace Cms.GraphQL.Language;

/// <summary>A place in a source text; both numbers start at 1, columns count UTF-16 units.</summary>
public readonly record struct Location(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
