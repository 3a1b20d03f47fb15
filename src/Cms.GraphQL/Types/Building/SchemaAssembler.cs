using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Types.Building;

/// <summary>Resolves names to types, then hands the whole to <see cref="SchemaChecker"/>.</summary>
internal sealed class SchemaAssembler(SchemaBuilder builder)
{
    public const string NoReason = "No longer supported";

    private readonly List<SchemaProblem> _problems = [.. builder.Problems];
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly List<NamedType> _ordered = [];

    public Schema? TryBuild(out ImmutableArray<SchemaProblem> problems)
    {
        foreach (var declared in builder.Types)
        {
            // Those of the specification are in a schema only where something refers to them.
            if (declared is not ScalarType scalar || !ScalarTypes.Specified.Contains(scalar))
                Add(Shell(declared));
        }

        foreach (var declared in builder.Types)
            Fill(declared);
        SetPossibleTypes();

        var query = Root(builder.QueryName, "query");
        var mutation = Root(builder.MutationName, "mutation");
        var subscription = Root(builder.SubscriptionName, "subscription");
        var directives = builder.Directives
            .Select(directive => new DirectiveDefinition(
                directive.Name,
                directive.Description,
                Inputs(directive.Arguments, $"@{directive.Name}"),
                directive.IsRepeatable,
                [.. directive.Places]))
            .ToList();

        foreach (var repeated in SpecifiedDirectives.All.Concat(directives)
            .GroupBy(directive => directive.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            _problems.Add(new SchemaProblem($"@{repeated.Key}", "The directive is declared more than once."));
        }

        // Introspection refers to two of them itself.
        Refer(ScalarTypes.String);
        Refer(ScalarTypes.Boolean);
        _ordered.AddRange(ScalarTypes.Specified.Where(scalar => ReferenceEquals(_types.GetValueOrDefault(scalar.Name), scalar)));
        foreach (var type in Introspection.Types)
            Add(type);

        if (query is null || _problems.Count > 0)
        {
            problems = [.. _problems];
            return null;
        }

        var schema = new Schema(
            builder.Description, query, mutation, subscription, [.. _ordered], [.. SpecifiedDirectives.All, .. directives]);
        problems = SchemaChecker.Check(schema, builder.DirectiveUses);
        return problems.IsEmpty ? schema : null;
    }

    private void Add(NamedType type)
    {
        if (ScalarTypes.Specified.Any(scalar => scalar.Name == type.Name))
            _problems.Add(new SchemaProblem(type.Name, "The name is that of a built-in scalar."));
        else if (_types.TryAdd(type.Name, type))
            _ordered.Add(type);
        else
            _problems.Add(new SchemaProblem(type.Name, "The name is declared more than once."));
    }

    private NamedType Shell(object declared) => declared switch
    {
        ScalarType scalar => scalar,
        ObjectTypeBuilder type => new ObjectType(type.Name, type.Description),
        InterfaceTypeBuilder type => new InterfaceType(type.Name, type.Description, type.Resolver),
        UnionTypeBuilder type => new UnionType(type.Name, type.Description, type.Resolver),
        EnumTypeBuilder type => new EnumType(type.Name, type.Description, [.. Unique(type.Name, type.Values, value => value.Name)]),
        InputObjectTypeBuilder type => new InputObjectType(type.Name, type.Description, type.IsOneOf),
        _ => throw new InvalidOperationException($"{declared.GetType()} is not a kind of type."),
    };

    private void Fill(object declared)
    {
        switch (declared)
        {
            case FieldsBuilder type when _types[type.Name] is CompositeType composite:
                composite.SetFields(
                    [.. Unique(type.Name, type.Fields, field => field.Name).Select(field => Field(type.Name, field)).OfType<FieldDefinition>()],
                    [.. Unique(type.Name, type.Interfaces, name => name).Select(name => Find<InterfaceType>(name, type.Name, "an interface")).OfType<InterfaceType>()]);
                break;
            case InputObjectTypeBuilder type when _types[type.Name] is InputObjectType input:
                input.SetFields(Inputs(type.Fields, type.Name));
                break;
        }
    }

    private void SetPossibleTypes()
    {
        var objects = _ordered.OfType<ObjectType>().ToList();
        foreach (var type in objects)
            type.SetPossibleTypes([type]);
        foreach (var type in _ordered.OfType<InterfaceType>())
            type.SetPossibleTypes([.. objects.Where(candidate => candidate.Interfaces.Contains(type))]);
        foreach (var declared in builder.Types.OfType<UnionTypeBuilder>())
        {
            if (_types[declared.Name] is UnionType union)
            {
                union.SetPossibleTypes([.. Unique(declared.Name, declared.Members, name => name)
                    .Select(name => Find<ObjectType>(name, declared.Name, "an object type")).OfType<ObjectType>()]);
            }
        }
    }

    private FieldDefinition? Field(string owner, FieldBuilder field)
    {
        var coordinate = $"{owner}.{field.Name}";
        var arguments = Inputs(field.Arguments, coordinate, isArgument: true);
        return Resolve(field.Type, coordinate) is { } type
            ? new FieldDefinition(
                field.Name, field.Description, field.DeprecationReason, type, arguments, field.Resolver, field.Multiplier, field.IsVolatile,
                field.Mark)
            : null;
    }

    private ImmutableArray<InputDefinition> Inputs(List<InputBuilder> inputs, string owner, bool isArgument = false)
    {
        var isArgumentOwner = isArgument || owner.StartsWith('@');
        var definitions = ImmutableArray.CreateBuilder<InputDefinition>();
        foreach (var input in Unique(owner, inputs, input => input.Name))
        {
            var coordinate = isArgumentOwner ? $"{owner}({input.Name}:)" : $"{owner}.{input.Name}";
            if (Resolve(input.Type, coordinate) is { } type)
            {
                definitions.Add(new InputDefinition(
                    input.Name, input.Description, input.DeprecationReason, type, input.DefaultValue));
            }
        }

        return definitions.DrainToImmutable();
    }

    private GraphQLType? Resolve(TypeReference reference, string coordinate)
    {
        switch (reference)
        {
            case ListTypeReference list:
                return Resolve(list.Item, coordinate) is { } item ? new ListType(item) : null;
            case NonNullTypeReference nonNull:
                return Resolve(nonNull.Inner, coordinate) is { } inner ? new NonNullType(inner) : null;
            default:
                return Find<NamedType>(((NamedTypeReference)reference).Name, coordinate, "a type");
        }
    }

    private T? Find<T>(string name, string coordinate, string what) where T : NamedType
    {
        if (!_types.TryGetValue(name, out var type) && ScalarTypes.All.FirstOrDefault(scalar => scalar.Name == name) is { } known)
        {
            Refer(known);
            type = known;
        }

        if (type is T found)
            return found;
        _problems.Add(new SchemaProblem(coordinate, type is null ? $"There is no type '{name}'." : $"'{name}' is not {what}."));
        return null;
    }

    /// <summary>Puts a scalar that needs no declaration into the schema; those of the specification have their place in the order later.</summary>
    private void Refer(ScalarType scalar)
    {
        if (_types.TryAdd(scalar.Name, scalar) && !ScalarTypes.Specified.Contains(scalar))
            _ordered.Add(scalar);
    }

    private ObjectType? Root(string? name, string kind)
    {
        if (name is null)
            return null;
        if (_types.GetValueOrDefault(name) is ObjectType type)
            return type;
        _problems.Add(new SchemaProblem("schema", $"The {kind} root '{name}' is not a declared object type."));
        return null;
    }

    private IEnumerable<T> Unique<T>(string owner, IEnumerable<T> items, Func<T, string> name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (seen.Add(name(item)))
                yield return item;
            else
                _problems.Add(new SchemaProblem(owner, $"'{name(item)}' is declared more than once."));
        }
    }
}
