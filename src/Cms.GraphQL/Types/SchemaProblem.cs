using System.Collections.Immutable;

namespace Cms.GraphQL.Types;

/// <summary>Why types do not make a schema.</summary>
/// <param name="Coordinate">Where, for example <c>Article.contentItems(first:)</c> or <c>@deprecated</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record SchemaProblem(string Coordinate, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Coordinate.Length == 0 ? Message : $"{Coordinate}: {Message}";
}

/// <summary>Types were given that do not make a schema.</summary>
public sealed class SchemaException(ImmutableArray<SchemaProblem> problems)
    : Exception("The schema is not valid:\n" + string.Join('\n', problems))
{
    /// <summary>All of them.</summary>
    public ImmutableArray<SchemaProblem> Problems { get; } = problems;
}
