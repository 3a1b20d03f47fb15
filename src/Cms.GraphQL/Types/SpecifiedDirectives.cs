using System.Collections.Immutable;
using Cms.GraphQL.Types.Building;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Types;

/// <summary>The directives that every schema has.</summary>
/// <remarks>GraphQL specification, September 2025, section 3.13.</remarks>
internal static class SpecifiedDirectives
{
    public static DirectiveDefinition Skip { get; } = new(
        "skip",
        "Leaves the selection out when the argument is true.",
        [new InputDefinition("if", "Leave out when true.", null, new NonNullType(ScalarTypes.Boolean), null)],
        false,
        ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"]);

    public static DirectiveDefinition Include { get; } = new(
        "include",
        "Keeps the selection only when the argument is true.",
        [new InputDefinition("if", "Keep when true.", null, new NonNullType(ScalarTypes.Boolean), null)],
        false,
        ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"]);

    public static DirectiveDefinition Deprecated { get; } = new(
        "deprecated",
        "Marks what should no longer be used.",
        [
            new InputDefinition(
                "reason",
                "Why, and what to use instead; in Markdown.",
                null,
                new NonNullType(ScalarTypes.String),
                new Language.StringLiteral(SchemaAssembler.NoReason, false, default)),
        ],
        false,
        ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"]);

    public static DirectiveDefinition SpecifiedBy { get; } = new(
        "specifiedBy",
        "Says where the format of a scalar is written down.",
        [new InputDefinition("url", "The address of the text.", null, new NonNullType(ScalarTypes.String), null)],
        false,
        ["SCALAR"]);

    public static DirectiveDefinition OneOf { get; } = new(
        "oneOf",
        "Demands exactly one field of an input object.",
        [],
        false,
        ["INPUT_OBJECT"]);

    public static ImmutableArray<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
