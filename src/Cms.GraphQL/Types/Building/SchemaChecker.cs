using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Finds what makes a set of types no schema.</summary>
/// <remarks>GraphQL specification, September 2025, section 3, "Type Validation" of each kind.</remarks>
internal sealed class SchemaChecker
{
    private readonly List<SchemaProblem> _problems = [];

    public static ImmutableArray<SchemaProblem> Check(Schema schema, IReadOnlyList<DirectiveUse> directiveUses)
    {
        var checker = new SchemaChecker();
        var uses = new DirectiveUseChecker(schema, directiveUses, checker.Report);
        checker.CheckRoots(schema);
        foreach (var directive in schema.Directives.Skip(SpecifiedDirectives.All.Length))
            checker.CheckDirective(directive);
        foreach (var type in schema.Types.Where(type => !Introspection.Types.Contains(type)))
            checker.CheckType(type);
        uses.CheckPlaces();
        if (checker._problems.Count == 0)
            checker.CheckInputCycles(schema);
        if (checker._problems.Count == 0)
            checker.CheckDefaults(schema);
        if (checker._problems.Count == 0)
            uses.CheckArguments();
        return [.. checker._problems];
    }

    private void Report(string coordinate, string message) => _problems.Add(new SchemaProblem(coordinate, message));

    private void CheckRoots(Schema schema)
    {
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>().ToList();
        if (roots.Distinct().Count() != roots.Count)
            Report("schema", "Each kind of operation needs a root type of its own.");
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        var coordinate = $"@{directive.Name}";
        CheckName(directive.Name, coordinate);
        if (directive.Places.IsEmpty)
            Report(coordinate, "The directive may stand nowhere.");
        foreach (var place in directive.Places.Where(place => !DirectivePlaces.All.Contains(place)))
            Report(coordinate, $"'{place}' is not a place for directives.");
        foreach (var argument in directive.Arguments)
            CheckInput(argument, $"{coordinate}({argument.Name}:)");
    }

    private void CheckName(string name, string coordinate)
    {
        var isName = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!isName)
            Report(coordinate, $"'{name}' is not a name: letters of ASCII, digits and underscores, not beginning with a digit.");
        else if (name.StartsWith("__", StringComparison.Ordinal))
            Report(coordinate, $"'{name}' begins with two underscores, which are reserved for introspection.");
    }

    private void CheckType(NamedType type)
    {
        CheckName(type.Name, type.Name);
        switch (type)
        {
            case UnionType union:
                if (union.PossibleTypes.IsEmpty)
                    Report(type.Name, "A union needs at least one type.");
                break;
            case CompositeType composite:
                CheckFields(composite);
                foreach (var implemented in composite.Interfaces)
                    CheckImplementation(composite, implemented);
                break;
            case EnumType enumeration:
                if (enumeration.Values.IsEmpty)
                    Report(type.Name, "An enum needs at least one value.");
                foreach (var value in enumeration.Values)
                {
                    CheckName(value.Name, $"{type.Name}.{value.Name}");
                    if (value.Name is "true" or "false" or "null")
                        Report(type.Name, $"'{value.Name}' cannot be an enum value.");
                }

                break;
            case InputObjectType input:
                CheckInputObject(input);
                break;
        }
    }

    private void CheckFields(CompositeType type)
    {
        if (type.Fields.IsEmpty)
            Report(type.Name, "The type needs at least one field.");
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            CheckName(field.Name, coordinate);
            if (!field.Type.IsOutput)
                Report(coordinate, $"'{field.Type}' is an input type and cannot be the type of a field.");
            if (field.Resolver is LeafResolver && field.Type.Nullable is not NamedType { IsLeaf: true })
                Report(coordinate, "Only a single leaf value can be written directly.");
            foreach (var argument in field.Arguments)
                CheckInput(argument, $"{coordinate}({argument.Name}:)");
        }
    }

    private void CheckInput(InputDefinition input, string coordinate)
    {
        CheckName(input.Name, coordinate);
        if (!input.Type.IsInput)
            Report(coordinate, $"'{input.Type}' is an output type and cannot be given.");
        if (input is { IsRequired: true, DeprecationReason: not null })
            Report(coordinate, "What is required cannot be deprecated.");
    }

    private void CheckImplementation(CompositeType type, InterfaceType implemented)
    {
        if (ReferenceEquals(type, implemented))
        {
            Report(type.Name, "An interface cannot implement itself.");
            return;
        }

        foreach (var inherited in implemented.Interfaces.Where(inherited => !type.Interfaces.Contains(inherited)))
        {
            Report(type.Name, ReferenceEquals(inherited, type)
                ? $"'{type.Name}' and '{implemented.Name}' implement each other."
                : $"It implements '{implemented.Name}' and so must implement '{inherited.Name}' too.");
        }

        foreach (var promised in implemented.Fields)
        {
            var coordinate = $"{type.Name}.{promised.Name}";
            if (type.FindField(promised.Name) is not { } field)
            {
                Report(coordinate, $"The field is missing; '{implemented.Name}' promises it.");
                continue;
            }

            if (!IsSubtype(field.Type, promised.Type))
                Report(coordinate, $"'{field.Type}' is not '{promised.Type}', which '{implemented.Name}' promises.");
            if (field.DeprecationReason is not null && promised.DeprecationReason is null)
                Report(coordinate, $"The field is deprecated, but not in '{implemented.Name}'.");
            CheckArguments(coordinate, field, promised, implemented.Name);
        }
    }

    private void CheckArguments(string coordinate, FieldDefinition field, FieldDefinition promised, string implemented)
    {
        foreach (var expected in promised.Arguments)
        {
            if (field.FindArgument(expected.Name) is not { } argument)
                Report($"{coordinate}({expected.Name}:)", $"The argument is missing; '{implemented}' promises it.");
            else if (argument.Type.ToString() != expected.Type.ToString())
                Report($"{coordinate}({expected.Name}:)", $"'{argument.Type}' is not '{expected.Type}', which '{implemented}' promises.");
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && promised.FindArgument(argument.Name) is null)
                Report($"{coordinate}({argument.Name}:)", $"The argument is required, but '{implemented}' does not have it.");
        }
    }

    private static bool IsSubtype(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (NonNullType a, NonNullType b) => IsSubtype(a.Inner, b.Inner),
        (NonNullType a, _) => IsSubtype(a.Inner, super),
        (ListType a, ListType b) => IsSubtype(a.Item, b.Item),
        (CompositeType a, InterfaceType b) when a.Interfaces.Contains(b) => true,
        (ObjectType a, UnionType b) => b.PossibleTypes.Contains(a),
        _ => ReferenceEquals(type, super),
    };

    private void CheckInputObject(InputObjectType type)
    {
        if (type.Fields.IsEmpty)
            Report(type.Name, "An input object needs at least one field.");
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            CheckInput(field, coordinate);
            if (type.IsOneOf && field.Type.IsNonNull)
                Report(coordinate, "A field of a oneOf input object cannot be non-null.");
            if (type.IsOneOf && field.DefaultLiteral is not null)
                Report(coordinate, "A field of a oneOf input object has no default.");
        }
    }

    /// <summary>Input objects that need one another for ever, by non-null fields or by defaults, can never be given.</summary>
    private void CheckInputCycles(Schema schema)
    {
        var finished = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>())
            VisitRequired(type, [], finished);
        foreach (var type in EndlessOneOfs(schema))
            Report(type.Name, "No value of this oneOf input object can ever end.");

        if (_problems.Count == 0)
        {
            var finishedFields = new HashSet<InputDefinition>();
            foreach (var type in schema.Types.OfType<InputObjectType>())
                VisitDefaults(type, new ObjectLiteral([], default), [], finishedFields);
        }
    }

    private void VisitRequired(InputObjectType type, List<InputObjectType> path, HashSet<InputObjectType> finished)
    {
        if (finished.Contains(type))
            return;
        if (path.Contains(type))
        {
            Report(type.Name, "The input object needs itself by non-null fields: "
                + string.Join(" → ", path.Skip(path.IndexOf(type)).Append(type).Select(step => step.Name)) + ".");
            return;
        }

        path.Add(type);
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { Inner: InputObjectType required })
                VisitRequired(required, path, finished);
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(type);
    }

    /// <summary>All of them, less those with a field that leads to none of them.</summary>
    private static List<InputObjectType> EndlessOneOfs(Schema schema)
    {
        var endless = schema.Types.OfType<InputObjectType>().Where(type => type.IsOneOf).ToList();
        while (endless.RemoveAll(type => type.Fields.Any(field =>
            field.Type.Nullable is not InputObjectType next || !endless.Contains(next))) > 0)
        {
            // Until none is removed.
        }

        return endless;
    }

    /// <summary>Follows what a literal leaves out to the defaults of those fields.</summary>
    private void VisitDefaults(
        InputObjectType type, Value literal, List<InputDefinition> path, HashSet<InputDefinition> finished)
    {
        switch (literal)
        {
            case ListLiteral list:
                foreach (var item in list.Items)
                    VisitDefaults(type, item, path, finished);
                break;
            case ObjectLiteral map:
                foreach (var field in type.Fields)
                {
                    if (field.Type.Named is not InputObjectType next)
                        continue;
                    var given = map.Fields.FirstOrDefault(candidate => candidate.Name == field.Name);
                    if (given is not null)
                        VisitDefaults(next, given.Value, path, finished);
                    else if (field.DefaultLiteral is not null)
                        VisitDefault(type, field, next, path, finished);
                }

                break;
        }
    }

    private void VisitDefault(
        InputObjectType owner,
        InputDefinition field,
        InputObjectType type,
        List<InputDefinition> path,
        HashSet<InputDefinition> finished)
    {
        if (finished.Contains(field))
            return;
        if (path.Contains(field))
        {
            Report($"{owner.Name}.{field.Name}", "The default leads back to itself.");
            return;
        }

        path.Add(field);
        VisitDefaults(type, field.DefaultLiteral!, path, finished);
        path.RemoveAt(path.Count - 1);
        finished.Add(field);
    }

    /// <summary>Reports every default that does not fit its type.</summary>
    private void CheckDefaults(Schema schema)
    {
        foreach (var type in schema.Types)
        {
            if (type is InputObjectType input)
            {
                foreach (var field in input.Fields)
                    CheckDefault(field, $"{type.Name}.{field.Name}");
            }
            else if (type is CompositeType composite)
            {
                foreach (var field in composite.Fields)
                {
                    foreach (var argument in field.Arguments)
                        CheckDefault(argument, $"{type.Name}.{field.Name}({argument.Name}:)");
                }
            }
        }

        foreach (var directive in schema.Directives)
        {
            foreach (var argument in directive.Arguments)
                CheckDefault(argument, $"@{directive.Name}({argument.Name}:)");
        }
    }

    private void CheckDefault(InputDefinition input, string coordinate)
    {
        if (input.DefaultLiteral is null)
            return;
        var problem = LiteralReader.Read(input.Type, input.DefaultLiteral, VariableValues.None, out _);
        if (problem is not null)
            Report(coordinate, $"The default does not fit: {problem}");
    }
}
