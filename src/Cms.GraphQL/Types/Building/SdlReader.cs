using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Types.Building;

/// <summary>Turns declarations of the type-system language into builders.</summary>
internal static class SdlReader
{
    private const string SchemaName = "schema";

    /// <summary>Stands for the schema itself among the names declared.</summary>
    private const string Itself = "";

    public static void Read(SchemaBuilder builder, string text)
    {
        var definitions = Document.Parse(text).Definitions;
        foreach (var definition in definitions)
        {
            if (definition is not Declaration declaration)
                builder.Problems.Add(new SchemaProblem("", $"Line {definition.At.Line} is not a declaration of types."));
            else if (!declaration.IsExtension && MayDeclare(builder, declaration))
                Add(builder, declaration, definitions);
        }

        // Extensions may stand before what they extend.
        foreach (var extension in definitions.OfType<Declaration>())
        {
            if (extension.IsExtension && MayExtend(builder, extension))
                Add(builder, extension, definitions);
        }

        if (!builder.Declared.Contains(Itself))
        {
            builder.Roots(
                builder.QueryName,
                builder.MutationName ?? (builder.Has("Mutation") ? "Mutation" : null),
                builder.SubscriptionName ?? (builder.Has("Subscription") ? "Subscription" : null));
        }
    }

    private static bool MayDeclare(SchemaBuilder builder, Declaration declaration)
    {
        if (declaration is DirectiveDeclaration || builder.Declared.Add(declaration is SchemaDeclaration ? Itself : declaration.Name))
            return true;
        builder.Problems.Add(new SchemaProblem(NameOf(declaration), "The name is declared more than once."));
        return false;
    }

    private static bool MayExtend(SchemaBuilder builder, Declaration extension)
    {
        var extended = extension is SchemaDeclaration ? extension : builder.Find(extension.Name);
        var problem = (extension, extended) switch
        {
            (SchemaDeclaration, _)
                or (ScalarDeclaration, ScalarType)
                or (CompositeDeclaration { IsInterface: true }, InterfaceTypeBuilder)
                or (CompositeDeclaration { IsInterface: false }, ObjectTypeBuilder)
                or (UnionDeclaration, UnionTypeBuilder)
                or (EnumDeclaration, EnumTypeBuilder)
                or (InputDeclaration, InputObjectTypeBuilder) => null,
            (_, null) when extension is ScalarDeclaration && Known(extension.Name) is not null => null,
            (_, null) => "There is no such type to extend.",
            _ => "It is extended as another kind of type than it is.",
        };
        if (problem is not null)
            builder.Problems.Add(new SchemaProblem(extension.Name, problem));
        return problem is null;
    }

    private static void Add(SchemaBuilder builder, Declaration declaration, ImmutableArray<Definition> all)
    {
        Use(builder, NameOf(declaration), PlaceOf(declaration), declaration.Directives);
        switch (declaration)
        {
            case SchemaDeclaration schema:
                builder.Describe(schema.Description ?? builder.Description);
                AddRoots(builder, schema);
                break;
            case ScalarDeclaration scalar:
                // One of ours, or one of which nothing but the name is known; its extensions may say where it is specified.
                if (!builder.Has(scalar.Name))
                {
                    builder.Scalar(Known(scalar.Name) ?? new OpaqueScalar(scalar.Name, scalar.Description, Text(
                        [.. all.OfType<ScalarDeclaration>().Where(other => other.Name == scalar.Name).SelectMany(other => other.Directives)],
                        "specifiedBy",
                        "url")));
                }

                break;
            case CompositeDeclaration composite:
                AddFields(builder, composite.IsInterface ? builder.Interface(composite.Name) : builder.Object(composite.Name), composite);
                break;
            case UnionDeclaration union:
                Describe(builder.Union(union.Name).Of(union.Members), union);
                break;
            case EnumDeclaration enumeration:
                var names = builder.Enum(enumeration.Name);
                Describe(names, enumeration);
                foreach (var value in enumeration.Values)
                {
                    Use(builder, $"{enumeration.Name}.{value.Name}", "ENUM_VALUE", value.Directives);
                    names.Value(value.Name, null, value.Description, DeprecationReason(value.Directives));
                }

                break;
            case InputDeclaration input:
                var fields = builder.Input(input.Name);
                Describe(fields, input);
                if (input.Directives.Any(directive => directive.Name == "oneOf"))
                    fields.OneOf();
                fields.Fields.AddRange(input.Fields.Select(field =>
                    Input(builder, field, $"{input.Name}.{field.Name}", "INPUT_FIELD_DEFINITION")));
                break;
            case DirectiveDeclaration directive:
                var added = builder.Directive(directive.Name, directive.Locations).Describe(directive.Description);
                if (directive.IsRepeatable)
                    added.Repeatable();
                added.Arguments.AddRange(directive.Arguments.Select(argument =>
                    Input(builder, argument, $"@{directive.Name}({argument.Name}:)", "ARGUMENT_DEFINITION")));
                break;
        }
    }

    private static void AddRoots(SchemaBuilder builder, SchemaDeclaration schema)
    {
        var (query, mutation, subscription) = (builder.QueryName, builder.MutationName, builder.SubscriptionName);
        foreach (var root in schema.Roots)
        {
            if (!builder.Declared.Add($"{Itself} {root.Kind}"))
            {
                builder.Problems.Add(new SchemaProblem(
                    SchemaName, $"The {root.Kind.ToString().ToLowerInvariant()} root is declared more than once."));
            }

            switch (root.Kind)
            {
                case OperationKind.Query: query = root.Type; break;
                case OperationKind.Mutation: mutation = root.Type; break;
                default: subscription = root.Type; break;
            }
        }

        if (!schema.IsExtension && schema.Roots.All(root => root.Kind != OperationKind.Query))
            builder.Problems.Add(new SchemaProblem(SchemaName, "A schema needs a query root."));
        builder.Roots(query, mutation, subscription);
    }

    private static void AddFields(SchemaBuilder builder, FieldsBuilder type, CompositeDeclaration declaration)
    {
        Describe(type, declaration);
        type.Interfaces.AddRange(declaration.Interfaces);
        foreach (var field in declaration.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            Use(builder, coordinate, "FIELD_DEFINITION", field.Directives);
            var added = type.Field(field.Name, field.Type.ToString())
                .Describe(field.Description)
                .Deprecate(DeprecationReason(field.Directives));
            added.Arguments.AddRange(field.Arguments.Select(argument =>
                Input(builder, argument, $"{coordinate}({argument.Name}:)", "ARGUMENT_DEFINITION")));
        }
    }

    private static void Describe(TypeBuilder type, Declaration declaration) => type.Description ??= declaration.Description;

    private static InputBuilder Input(SchemaBuilder builder, InputValueDeclaration input, string coordinate, string place)
    {
        Use(builder, coordinate, place, input.Directives);
        return new InputBuilder(input.Name, input.Type) { DefaultValue = input.DefaultValue }
            .Describe(input.Description)
            .Deprecate(DeprecationReason(input.Directives));
    }

    private static void Use(SchemaBuilder builder, string coordinate, string place, ImmutableArray<Directive> directives)
    {
        if (!directives.IsEmpty)
            builder.DirectiveUses.Add(new DirectiveUse(coordinate, place, directives));
    }

    private static string NameOf(Declaration declaration) => declaration is SchemaDeclaration ? SchemaName : declaration.Name;

    private static string PlaceOf(Declaration declaration) => declaration switch
    {
        SchemaDeclaration => "SCHEMA",
        ScalarDeclaration => "SCALAR",
        CompositeDeclaration { IsInterface: true } => "INTERFACE",
        CompositeDeclaration => "OBJECT",
        UnionDeclaration => "UNION",
        EnumDeclaration => "ENUM",
        InputDeclaration => "INPUT_OBJECT",
        _ => "", // directives bear none
    };

    private static ScalarType? Known(string name) => ScalarTypes.All.FirstOrDefault(known => known.Name == name);

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
