using System.Collections.Immutable;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>An argument is given once.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.4.2, Argument Uniqueness.</remarks>
internal sealed class ArgumentUniqueness : ValidationRule
{
    public override void Enter(Field field, ValidationContext context) => Check(field.Arguments, context);

    public override void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
        foreach (var directive in directives)
            Check(directive.Arguments, context);
    }

    private static void Check(ImmutableArray<Argument> arguments, ValidationContext context)
    {
        if (arguments.Length < 2)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (!seen.Add(argument.Name))
                context.Report($"Argument '{argument.Name}' is given more than once.", argument.At);
        }
    }
}
