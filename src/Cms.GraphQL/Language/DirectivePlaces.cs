using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>The names of the places that may bear a directive.</summary>
/// <remarks>GraphQL specification, September 2025, section 3.13.</remarks>
public static class DirectivePlaces
{
    /// <summary>Places in operations and fragments.</summary>
    public static ImmutableArray<string> Executable { get; } =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
    ];

    /// <summary>Places in the type-system language.</summary>
    public static ImmutableArray<string> TypeSystem { get; } =
    [
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM",
        "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    /// <summary>All places, in the order of the specification.</summary>
    public static ImmutableArray<string> All { get; } = [.. Executable, .. TypeSystem];
}
