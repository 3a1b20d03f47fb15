using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>An argument is one that its field or directive has.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.4.1, Argument Names.</remarks>
internal sealed class ArgumentNames : ValidationRule
{
    public override void Enter(Argument argument, Node owner, ValidationContext context)
    {
        if (owner is Directive directive)
        {
            if (context.Schema.FindDirective(directive.Name) is { } known && known.FindArgument(argument.Name) is null)
                Report($"'@{directive.Name}'", argument, known.Arguments, context);
        }
        else if (context.Field is { } field && field.FindArgument(argument.Name) is null)
        {
            Report($"'{context.ParentType}.{field.Name}'", argument, field.Arguments, context);
        }
    }

    private static void Report(
        string owner, Argument argument, IEnumerable<InputDefinition> known, ValidationContext context) => context.Report(
            $"{owner} has no argument '{argument.Name}'.{context.Suggest(argument.Name, known.Select(input => input.Name))}",
            argument.At);
}
