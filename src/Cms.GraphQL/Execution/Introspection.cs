using System.Collections.Immutable;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Execution;

/// <summary>The types by which a schema describes itself, the same for every schema.</summary>
/// <remarks>GraphQL specification, September 2025, section 4.</remarks>
internal static class Introspection
{
    private static readonly ObjectType SchemaType = new("__Schema", "What a server can be asked: its types, roots and directives.");
    private static readonly ObjectType TypeType = new("__Type", "A type: named, or a list or non-null of another.");
    private static readonly ObjectType FieldType = new("__Field", "A field of an object type or interface.");
    private static readonly ObjectType InputType = new("__InputValue", "An argument, or a field of an input object.");
    private static readonly ObjectType EnumValueType = new("__EnumValue", "One value of an enum.");
    private static readonly ObjectType DirectiveType = new("__Directive", "A directive that documents or schemas may use.");

    private static readonly EnumType KindType = Enum(
        "__TypeKind",
        "The kinds of type.",
        ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"]);

    private static readonly EnumType PlaceType = Enum(
        "__DirectiveLocation", "The places that may bear a directive.", DirectivePlaces.All);

    static Introspection()
    {
        GraphQLType text = ScalarTypes.String, flag = ScalarTypes.Boolean;
        Define(
            SchemaType,
            Field<Schema>("description", text, schema => schema.Description),
            Field<Schema>("types", ListOf(TypeType), schema => schema.Types),
            Field<Schema>("queryType", new NonNullType(TypeType), schema => schema.Query),
            Field<Schema>("mutationType", TypeType, schema => schema.Mutation),
            Field<Schema>("subscriptionType", TypeType, schema => schema.Subscription),
            Field<Schema>("directives", ListOf(DirectiveType), schema => schema.Directives));
        Define(
            TypeType,
            Field<GraphQLType>("kind", new NonNullType(KindType), Kind),
            Field<GraphQLType>("name", text, type => (type as NamedType)?.Name),
            Field<GraphQLType>("description", text, type => (type as NamedType)?.Description),
            Field<GraphQLType>("specifiedByURL", text, type => (type as ScalarType)?.SpecifiedByUrl),
            Listing<GraphQLType>("fields", new ListType(new NonNullType(FieldType)), (type, all) => type is ObjectType or InterfaceType
                ? ((CompositeType)type).Fields.Where(field => all || field.DeprecationReason is null).ToList()
                : null),
            Field<GraphQLType>("interfaces", new ListType(new NonNullType(TypeType)), type =>
                type is ObjectType or InterfaceType ? ((CompositeType)type).Interfaces : null),
            Field<GraphQLType>("possibleTypes", new ListType(new NonNullType(TypeType)), type =>
                type is InterfaceType or UnionType ? ((CompositeType)type).PossibleTypes : null),
            Listing<GraphQLType>("enumValues", new ListType(new NonNullType(EnumValueType)), (type, all) =>
                (type as EnumType)?.Values.Where(value => all || value.DeprecationReason is null).ToList()),
            Listing<GraphQLType>("inputFields", new ListType(new NonNullType(InputType)), (type, all) =>
                (type as InputObjectType)?.Fields.Where(field => all || field.DeprecationReason is null).ToList()),
            Field<GraphQLType>("ofType", TypeType, type => type switch
            {
                ListType list => list.Item,
                NonNullType nonNull => nonNull.Inner,
                _ => null,
            }),
            Field<GraphQLType>("isOneOf", flag, type => (type as InputObjectType)?.IsOneOf));
        Define(
            FieldType,
            Field<FieldDefinition>("name", new NonNullType(text), field => field.Name),
            Field<FieldDefinition>("description", text, field => field.Description),
            Listing<FieldDefinition>("args", ListOf(InputType), (field, all) =>
                field.Arguments.Where(argument => all || argument.DeprecationReason is null).ToList()),
            Field<FieldDefinition>("type", new NonNullType(TypeType), field => field.Type),
            Field<FieldDefinition>("isDeprecated", new NonNullType(flag), field => field.DeprecationReason is not null),
            Field<FieldDefinition>("deprecationReason", text, field => field.DeprecationReason));
        Define(
            InputType,
            Field<InputDefinition>("name", new NonNullType(text), input => input.Name),
            Field<InputDefinition>("description", text, input => input.Description),
            Field<InputDefinition>("type", new NonNullType(TypeType), input => input.Type),
            Field<InputDefinition>("defaultValue", text, input => input.DefaultLiteral?.ToString()),
            Field<InputDefinition>("isDeprecated", new NonNullType(flag), input => input.DeprecationReason is not null),
            Field<InputDefinition>("deprecationReason", text, input => input.DeprecationReason));
        Define(
            EnumValueType,
            Field<EnumValue>("name", new NonNullType(text), value => value.Name),
            Field<EnumValue>("description", text, value => value.Description),
            Field<EnumValue>("isDeprecated", new NonNullType(flag), value => value.DeprecationReason is not null),
            Field<EnumValue>("deprecationReason", text, value => value.DeprecationReason));
        Define(
            DirectiveType,
            Field<DirectiveDefinition>("name", new NonNullType(text), directive => directive.Name),
            Field<DirectiveDefinition>("description", text, directive => directive.Description),
            Field<DirectiveDefinition>("isRepeatable", new NonNullType(flag), directive => directive.IsRepeatable),
            Field<DirectiveDefinition>("locations", ListOf(PlaceType), directive => directive.Places),
            Listing<DirectiveDefinition>("args", ListOf(InputType), (directive, all) =>
                directive.Arguments.Where(argument => all || argument.DeprecationReason is null).ToList()));

        Types = [SchemaType, TypeType, KindType, FieldType, InputType, EnumValueType, DirectiveType, PlaceType];
        SchemaField = new FieldDefinition(
            "__schema", "The schema itself.", null, new NonNullType(SchemaType), [],
            new ValueResolver(static (_, context) => context.Schema), null);
        TypeField = new FieldDefinition(
            "__type", "The type of that name.", null, TypeType,
            [new InputDefinition("name", null, null, new NonNullType(text), null)],
            new ValueResolver(static (_, context) => context.Schema.FindType(context.Arguments.Get<string>("name")!)), null);
        TypeNameField = new FieldDefinition(
            "__typename", "The name of the object's type.", null, new NonNullType(text), [],
            new ValueResolver(static (_, context) => context.ParentType.Name), null);
    }

    /// <summary>All of them, in the order of the specification.</summary>
    public static ImmutableArray<NamedType> Types { get; }

    /// <summary><c>__schema</c>, on the query root only.</summary>
    public static FieldDefinition SchemaField { get; }

    /// <summary><c>__type(name:)</c>, on the query root only.</summary>
    public static FieldDefinition TypeField { get; }

    /// <summary><c>__typename</c>, on every composite type.</summary>
    public static FieldDefinition TypeNameField { get; }

    /// <summary>The field of that name, those of introspection included.</summary>
    public static FieldDefinition? FindField(Schema schema, CompositeType type, string name) => name switch
    {
        "__typename" => TypeNameField,
        "__schema" when ReferenceEquals(type, schema.Query) => SchemaField,
        "__type" when ReferenceEquals(type, schema.Query) => TypeField,
        _ => type.FindField(name),
    };

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static NonNullType ListOf(GraphQLType item) => new(new ListType(new NonNullType(item)));

    private static EnumType Enum(string name, string description, IEnumerable<string> values) =>
        new(name, description, [.. values.Select(value => new EnumValue(value, value, null, null))]);

    private static void Define(ObjectType type, params FieldDefinition[] fields)
    {
        type.SetFields([.. fields], []);
        type.SetPossibleTypes([type]);
    }

    private static FieldDefinition Field<TParent>(string name, GraphQLType type, Func<TParent, object?> resolve) =>
        new(name, null, null, type, [], new ValueResolver((parent, _) => resolve((TParent)parent)), null);

    private static FieldDefinition Listing<TParent>(string name, GraphQLType type, Func<TParent, bool, object?> resolve) =>
        new(
            name,
            null,
            null,
            type,
            [
                new InputDefinition(
                    "includeDeprecated", null, null, new NonNullType(ScalarTypes.Boolean), new BooleanLiteral(false, default)),
            ],
            new ValueResolver((parent, context) => resolve((TParent)parent, context.Arguments.Get("includeDeprecated", false))),
            null);
}
