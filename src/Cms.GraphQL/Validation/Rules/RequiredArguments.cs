using System.Collections.Immutable;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>An argument that is non-null and has no default is given.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.4.3, Required Arguments.</remarks>
internal sealed class RequiredArguments : ValidationRule
{
    public override void Enter(Field field, ValidationContext context)
    {
        if (context.Field is { } definition)
            Check(definition.Arguments, field.Arguments, $"'{definition.Name}'", field.At, context);
    }

    public override void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.FindDirective(directive.Name) is { } definition)
                Check(definition.Arguments, directive.Arguments, $"'@{definition.Name}'", directive.At, context);
        }
    }

    private static void Check(
        ImmutableArray<InputDefinition> definitions,
        ImmutableArray<Argument> arguments,
        string owner,
        Location at,
        ValidationContext context)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !arguments.Any(argument => argument.Name == definition.Name))
                context.Report($"{owner} needs the argument '{definition.Name}' of type '{definition.Type}'.", at);
        }
    }
}
