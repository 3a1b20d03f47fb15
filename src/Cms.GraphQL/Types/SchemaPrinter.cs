using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types.Building;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Types;

/// <summary>Writes a schema in the type-system language.</summary>
internal static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        if (schema.Description is not null || !HasUsualRootNames(schema))
            definitions.Add(Roots(schema));
        foreach (var directive in schema.Directives.Where(directive => !SpecifiedDirectives.All.Contains(directive)))
        {
            definitions.Add(new DirectiveDeclaration(
                Head(directive.Description, directive.Name, []),
                [.. directive.Arguments.Select(Input)],
                directive.IsRepeatable,
                directive.Places));
        }

        foreach (var type in schema.Types)
        {
            if (type is not ScalarType scalar || !ScalarTypes.Specified.Contains(scalar))
            {
                if (!Introspection.Types.Contains(type))
                    definitions.Add(Declare(type));
            }
        }

        return new Document(definitions.DrainToImmutable(), 0).ToString();
    }

    private static bool HasUsualRootNames(Schema schema) =>
        schema.Query.Name == "Query"
        && (schema.Mutation?.Name ?? "Mutation") == "Mutation"
        && (schema.Subscription?.Name ?? "Subscription") == "Subscription"
        && (schema.Mutation is not null || schema.FindType("Mutation") is null)
        && (schema.Subscription is not null || schema.FindType("Subscription") is null);

    private static SchemaDeclaration Roots(Schema schema)
    {
        var roots = ImmutableArray.CreateBuilder<RootDeclaration>();
        roots.Add(new RootDeclaration(OperationKind.Query, schema.Query.Name, default));
        if (schema.Mutation is not null)
            roots.Add(new RootDeclaration(OperationKind.Mutation, schema.Mutation.Name, default));
        if (schema.Subscription is not null)
            roots.Add(new RootDeclaration(OperationKind.Subscription, schema.Subscription.Name, default));
        return new SchemaDeclaration(Head(schema.Description, "", []), roots.DrainToImmutable());
    }

    private static Declaration Declare(NamedType type) => type switch
    {
        ScalarType scalar => new ScalarDeclaration(Head(
            scalar.Description,
            scalar.Name,
            scalar.SpecifiedByUrl is null ? [] : [Apply("specifiedBy", "url", scalar.SpecifiedByUrl)])),
        UnionType union => new UnionDeclaration(
            Head(union.Description, union.Name, []), [.. union.PossibleTypes.Select(member => member.Name)]),
        CompositeType composite => new CompositeDeclaration(
            Head(composite.Description, composite.Name, []),
            composite is InterfaceType,
            [.. composite.Interfaces.Select(implemented => implemented.Name)],
            [.. composite.Fields.Select(Field)]),
        EnumType enumeration => new EnumDeclaration(
            Head(enumeration.Description, enumeration.Name, []),
            [.. enumeration.Values.Select(value => new EnumValueDeclaration(
                value.Description, value.Name, Deprecation(value.DeprecationReason), default))]),
        InputObjectType input => new InputDeclaration(
            Head(input.Description, input.Name, input.IsOneOf ? [new Directive("oneOf", [], default)] : []),
            [.. input.Fields.Select(Input)]),
        _ => throw new InvalidOperationException($"{type.GetType()} is not a kind of type."),
    };

    private static FieldDeclaration Field(FieldDefinition field) => new(
        field.Description,
        field.Name,
        [.. field.Arguments.Select(Input)],
        TypeReference.Parse(field.Type.ToString()!),
        Deprecation(field.DeprecationReason),
        default);

    private static InputValueDeclaration Input(InputDefinition input) => new(
        input.Description,
        input.Name,
        TypeReference.Parse(input.Type.ToString()!),
        input.DefaultLiteral,
        Deprecation(input.DeprecationReason),
        default);

    private static ImmutableArray<Directive> Deprecation(string? reason) => reason switch
    {
        null => [],
        SchemaAssembler.NoReason => [new Directive("deprecated", [], default)],
        _ => [Apply("deprecated", "reason", reason)],
    };

    private static Directive Apply(string name, string argument, string text) =>
        new(name, [new Argument(argument, new StringLiteral(text, false, default), default)], default);

    private static Heading Head(string? description, string name, ImmutableArray<Directive> directives) =>
        new(description, name, directives, false, default);
}
