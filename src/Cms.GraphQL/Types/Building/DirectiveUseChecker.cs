using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Finds directives that stand in a text of the type-system language as they may not.</summary>
/// <remarks>GraphQL specification, September 2025, sections 3.13 and 5.7.</remarks>
internal sealed class DirectiveUseChecker(Schema schema, IReadOnlyList<DirectiveUse> uses, Action<string, string> report)
{
    private readonly ILookup<string, Directive> _at = uses
        .SelectMany(use => use.Directives.Select(directive => (use.Coordinate, Directive: directive)))
        .ToLookup(pair => pair.Coordinate, pair => pair.Directive, StringComparer.Ordinal);

    public void CheckPlaces()
    {
        foreach (var use in uses)
        {
            foreach (var directive in use.Directives)
            {
                if (schema.FindDirective(directive.Name) is not { } definition)
                    report(use.Coordinate, $"There is no directive '@{directive.Name}'.");
                else if (!definition.Places.Contains(use.Place))
                    report(use.Coordinate, $"'@{directive.Name}' may not stand on {use.Place}.");
            }
        }

        foreach (var place in _at)
        {
            foreach (var same in place.GroupBy(directive => directive.Name, StringComparer.Ordinal))
            {
                if (same.Skip(1).Any() && schema.FindDirective(same.Key) is { IsRepeatable: false })
                    report(place.Key, $"'@{same.Key}' stands there more than once.");
            }
        }

        foreach (var directive in schema.Directives)
        {
            if (LeadsBack(directive))
                report($"@{directive.Name}", "The directive is used in its own definition, or in a type that it needs.");
        }
    }

    /// <summary>To be called when the types are known to be valid, since their defaults are read.</summary>
    public void CheckArguments()
    {
        foreach (var use in uses)
        {
            foreach (var directive in use.Directives)
            {
                var definition = schema.FindDirective(directive.Name)!;
                if (ProblemOf(definition, directive.Arguments) is { } problem)
                    report(use.Coordinate, $"'@{directive.Name}': {problem}");
            }
        }
    }

    private static string? ProblemOf(DirectiveDefinition definition, ImmutableArray<Argument> arguments)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (definition.FindArgument(argument.Name) is null)
                return $"It has no argument '{argument.Name}'.";
            if (!seen.Add(argument.Name))
                return $"Argument '{argument.Name}' is given more than once.";
        }

        return LiteralReader.ReadArguments(definition.Arguments, arguments, VariableValues.None, out _, out _);
    }

    private bool LeadsBack(DirectiveDefinition start)
    {
        var seen = new HashSet<object>();
        var pending = new Queue<object>([start]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var needed in Needs(next))
            {
                if (ReferenceEquals(needed, start))
                    return true;
                if (seen.Add(needed))
                    pending.Enqueue(needed);
            }
        }

        return false;
    }

    /// <summary>The directives and types that the definition of a directive or input type mentions.</summary>
    private IEnumerable<object> Needs(object definition) => definition switch
    {
        DirectiveDefinition directive => directive.Arguments.SelectMany(argument =>
            At($"@{directive.Name}({argument.Name}:)").Append(argument.Type.Named)),
        InputObjectType type => At(type.Name).Concat(type.Fields.SelectMany(field =>
            At($"{type.Name}.{field.Name}").Append(field.Type.Named))),
        EnumType type => At(type.Name).Concat(type.Values.SelectMany(value => At($"{type.Name}.{value.Name}"))),
        NamedType type => At(type.Name),
        _ => [],
    };

    private IEnumerable<object> At(string coordinate) =>
        _at[coordinate].Select(directive => schema.FindDirective(directive.Name)).OfType<object>();
}
