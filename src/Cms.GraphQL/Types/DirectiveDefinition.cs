using System.Collections.Immutable;

namespace Cms.GraphQL.Types;

/// <summary>A directive that documents may use.</summary>
public sealed class DirectiveDefinition
{
    internal DirectiveDefinition(
        string name,
        string? description,
        ImmutableArray<InputDefinition> arguments,
        bool isRepeatable,
        ImmutableArray<string> places)
    {
        Name = name;
        Description = description;
        Arguments = arguments;
        IsRepeatable = isRepeatable;
        Places = places;
    }

    /// <summary>Without the at sign.</summary>
    public string Name { get; }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <summary>In the order declared.</summary>
    public ImmutableArray<InputDefinition> Arguments { get; }

    /// <summary>Whether one place may bear it more than once.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Names of <see cref="Language.DirectivePlaces"/>.</summary>
    public ImmutableArray<string> Places { get; }

    /// <summary>The argument of that name; null if there is none.</summary>
    public InputDefinition? FindArgument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
