using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Types.Building;

/// <summary>Turns declarations of the type-system language into builders.</summary>
internal static class SdlReader
{
    public static void Read(SchemaBuilder builder, string text)
    {
        var (query, mutation, subscription) = (builder.QueryName, builder.MutationName, builder.SubscriptionName);
        var hasSchema = false;
        foreach (var definition in Document.Parse(text).Definitions)
        {
            switch (definition)
            {
                case SchemaDeclaration schema:
                    hasSchema = true;
                    builder.Describe(schema.Description ?? builder.Description);
                    foreach (var root in schema.Roots)
                    {
                        switch (root.Kind)
                        {
                            case OperationKind.Query: query = root.Type; break;
                            case OperationKind.Mutation: mutation = root.Type; break;
                            default: subscription = root.Type; break;
                        }
                    }

                    break;
                case ScalarDeclaration scalar:
                    if (!builder.Has(scalar.Name))
                    {
                        builder.Scalar(ScalarTypes.All.FirstOrDefault(known => known.Name == scalar.Name)
                            ?? new OpaqueScalar(scalar.Name, scalar.Description, Text(scalar.Directives, "specifiedBy", "url")));
                    }

                    break;
                case CompositeDeclaration { IsInterface: true } composite:
                    Add(builder.Interface(composite.Name), composite);
                    break;
                case CompositeDeclaration composite:
                    Add(builder.Object(composite.Name), composite);
                    break;
                case UnionDeclaration union:
                    builder.Union(union.Name).Of(union.Members);
                    Describe(builder.Union(union.Name), union);
                    break;
                case EnumDeclaration enumeration:
                    Describe(builder.Enum(enumeration.Name), enumeration);
                    foreach (var value in enumeration.Values)
                    {
                        builder.Enum(enumeration.Name)
                            .Value(value.Name, null, value.Description, DeprecationReason(value.Directives));
                    }

                    break;
                case InputDeclaration input:
                    Describe(builder.Input(input.Name), input);
                    if (input.Directives.Any(directive => directive.Name == "oneOf"))
                        builder.Input(input.Name).OneOf();
                    builder.Input(input.Name).Fields.AddRange(input.Fields.Select(Input));
                    break;
                case DirectiveDeclaration directive:
                    var added = builder.Directive(directive.Name, directive.Locations).Describe(directive.Description);
                    if (directive.IsRepeatable)
                        added.Repeatable();
                    added.Arguments.AddRange(directive.Arguments.Select(Input));
                    break;
                default:
                    builder.Problems.Add(new SchemaProblem("", $"Line {definition.At.Line} is not a declaration of types."));
                    break;
            }
        }

        if (!hasSchema)
        {
            mutation ??= builder.Has("Mutation") ? "Mutation" : null;
            subscription ??= builder.Has("Subscription") ? "Subscription" : null;
        }

        builder.Roots(query, mutation, subscription);
    }

    private static void Add(FieldsBuilder type, CompositeDeclaration declaration)
    {
        Describe(type, declaration);
        type.Interfaces.AddRange(declaration.Interfaces);
        foreach (var field in declaration.Fields)
        {
            var added = type.Field(field.Name, field.Type.ToString())
                .Describe(field.Description)
                .Deprecate(DeprecationReason(field.Directives));
            added.Arguments.AddRange(field.Arguments.Select(Input));
        }
    }

    private static void Describe(TypeBuilder type, Declaration declaration) => type.Description ??= declaration.Description;

    private static InputBuilder Input(InputValueDeclaration input) =>
        new InputBuilder(input.Name, input.Type) { DefaultValue = input.DefaultValue }
            .Describe(input.Description)
            .Deprecate(DeprecationReason(input.Directives));

    private static string? DeprecationReason(ImmutableArray<Directive> directives) =>
        directives.Any(directive => directive.Name == "deprecated")
            ? Text(directives, "deprecated", "reason") ?? SchemaAssembler.NoReason
            : null;

    private static string? Text(ImmutableArray<Directive> directives, string directive, string argument) =>
        (directives.FirstOrDefault(candidate => candidate.Name == directive)?
            .Arguments.FirstOrDefault(candidate => candidate.Name == argument)?.Value as StringLiteral)?.Text;

    /// <summary>A scalar of which nothing but the name is known: it lets everything pass.</summary>
    private sealed class OpaqueScalar(string name, string? description, string? url) : ScalarType(name, description, url)
    {
        public override bool TryRead(Value literal, out object? value) => ScalarTypes.Json.TryRead(literal, out value);

        public override bool TryRead(JsonElement json, out object? value) => ScalarTypes.Json.TryRead(json, out value);

        public override bool TryWrite(Utf8JsonWriter writer, object value) => ScalarTypes.Json.TryWrite(writer, value);

        internal override bool TryRead(Value literal, Func<string, object?> variable, out object? value) =>
            ScalarTypes.Json.TryRead(literal, variable, out value);
    }
}
