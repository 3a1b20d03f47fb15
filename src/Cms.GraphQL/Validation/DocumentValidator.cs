using System.Collections.Immutable;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation.Rules;

namespace Cms.GraphQL.Validation;

/// <summary>Checks an executable document against a schema: one walk, all rules.</summary>
/// <remarks>
/// GraphQL specification, September 2025, section 5. The walk never follows a spread, so its depth is bounded by the
/// nesting that the parser allows.
/// </remarks>
internal sealed class DocumentValidator
{
    private readonly ValidationContext _context;
    private readonly ImmutableArray<ValidationRule> _rules;
    private Definition _definition = null!;

    private DocumentValidator(ValidationContext context, ImmutableArray<ValidationRule> rules)
    {
        _context = context;
        _rules = rules;
    }

    /// <summary>All rules, in the order of the specification.</summary>
    public static ImmutableArray<ValidationRule> AllRules() =>
    [
        new ExecutableDefinitions(),
        new OperationTypeExistence(),
        new OperationNameUniqueness(),
        new LoneAnonymousOperation(),
        new SingleRootField(),
        new FieldSelections(),
        new FieldSelectionMerging(),
        new LeafFieldSelections(),
        new ArgumentNames(),
        new ArgumentUniqueness(),
        new RequiredArguments(),
        new FragmentNameUniqueness(),
        new FragmentSpreadTypeExistence(),
        new FragmentsOnCompositeTypes(),
        new FragmentsMustBeUsed(),
        new FragmentSpreadTargetDefined(),
        new FragmentSpreadsMustNotFormCycles(),
        new FragmentSpreadIsPossible(),
        new ValuesOfCorrectType(),
        new InputObjectFieldNames(),
        new InputObjectFieldUniqueness(),
        new InputObjectRequiredFields(),
        new DirectivesAreDefined(),
        new DirectivesAreInValidLocations(),
        new DirectivesAreUniquePerLocation(),
        new VariableUniqueness(),
        new VariablesAreInputTypes(),
        new AllVariableUsesDefined(),
        new AllVariablesUsed(),
        new AllVariableUsagesAreAllowed(),
    ];

    /// <returns>Nothing if the document is valid.</returns>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema, Document document, int maxErrors, bool suggests, ImmutableArray<ValidationRule> rules = default) =>
        Validate(schema, document, maxErrors, suggests, rules, out _);

    /// <param name="work">See <see cref="ValidationContext.Work"/>.</param>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema, Document document, int maxErrors, bool suggests, ImmutableArray<ValidationRule> rules, out long work)
    {
        var context = new ValidationContext(schema, document, maxErrors, suggests);
        new DocumentValidator(context, rules.IsDefault ? AllRules() : rules).Walk(document);
        work = context.Work;
        return context.Errors;
    }

    private void Walk(Document document)
    {
        foreach (var rule in _rules)
            rule.Enter(document, _context);
        foreach (var definition in document.Definitions)
        {
            _definition = definition;
            _context.ParentType = null;
            foreach (var rule in _rules)
                rule.Enter(definition, _context);
            switch (definition)
            {
                case OperationDefinition operation: Walk(operation); break;
                case FragmentDefinition fragment: Walk(fragment); break;
            }
        }

        foreach (var rule in _rules)
            rule.Leave(document, _context);
    }

    private void Walk(OperationDefinition operation)
    {
        var root = RootOf(_context.Schema, operation.Kind);
        foreach (var rule in _rules)
            rule.Enter(operation, _context);
        foreach (var variable in operation.Variables)
        {
            foreach (var rule in _rules)
                rule.Enter(variable, _context);
            if (variable.DefaultValue is not null)
            {
                var type = TypeFinder.Find(_context.Schema, variable.Type);
                Walk(variable.DefaultValue, type is { IsInput: true } ? type : null, false, false);
            }

            Walk(variable.Directives, "VARIABLE_DEFINITION");
        }

        Walk(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        Walk(operation.SelectionSet, root);
    }

    private void Walk(FragmentDefinition fragment)
    {
        foreach (var rule in _rules)
            rule.Enter(fragment, _context);
        Walk(fragment.Directives, "FRAGMENT_DEFINITION");
        Walk(fragment.SelectionSet, _context.Schema.FindType(fragment.TypeCondition.Name) as CompositeType);
    }

    private void Walk(SelectionSet set, CompositeType? type)
    {
        foreach (var selection in set.Selections)
        {
            if (_context.IsFull)
                return;
            _context.Work++;
            _context.ParentType = type;
            switch (selection)
            {
                case Field field: Walk(field, type); break;
                case FragmentSpread spread:
                    _context.Note(_definition, spread);
                    foreach (var rule in _rules)
                        rule.Enter(spread, _context);
                    Walk(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragment inline:
                    foreach (var rule in _rules)
                        rule.Enter(inline, _context);
                    Walk(inline.Directives, "INLINE_FRAGMENT");
                    Walk(inline.SelectionSet, inline.TypeCondition is null
                        ? type
                        : _context.Schema.FindType(inline.TypeCondition.Name) as CompositeType);
                    break;
            }
        }
    }

    private void Walk(Field field, CompositeType? parent)
    {
        var definition = parent is null ? null : Introspection.FindField(_context.Schema, parent, field.Name);
        _context.Field = definition;
        foreach (var rule in _rules)
            rule.Enter(field, _context);
        foreach (var argument in field.Arguments)
        {
            foreach (var rule in _rules)
                rule.Enter(argument, field, _context);
            Walk(argument, definition?.FindArgument(argument.Name));
        }

        Walk(field.Directives, "FIELD");
        if (field.SelectionSet is not null)
            Walk(field.SelectionSet, definition?.Type.Named as CompositeType);
    }

    private void Walk(ImmutableArray<Directive> directives, string place)
    {
        if (directives.IsEmpty)
            return;
        foreach (var rule in _rules)
            rule.Enter(directives, place, _context);
        foreach (var directive in directives)
        {
            var definition = _context.Schema.FindDirective(directive.Name);
            foreach (var argument in directive.Arguments)
            {
                foreach (var rule in _rules)
                    rule.Enter(argument, directive, _context);
                Walk(argument, definition?.FindArgument(argument.Name));
            }
        }
    }

    private void Walk(Argument argument, InputDefinition? definition) =>
        Walk(argument.Value, definition?.Type, definition?.DefaultLiteral is not null, false);

    private void Walk(Value value, GraphQLType? type, bool hasDefault, bool isInOneOf)
    {
        if (_context.IsFull)
            return;
        _context.Work++;
        if (value is Variable variable)
            _context.Note(_definition, new VariableUse(variable, type, hasDefault, isInOneOf));
        _context.InputType = type;
        foreach (var rule in _rules)
            rule.Enter(value, _context);
        switch (value)
        {
            case ListLiteral list:
                var itemType = (type?.Nullable as ListType)?.Item;
                foreach (var item in list.Items)
                    Walk(item, itemType, false, false);
                break;
            case ObjectLiteral map:
                var input = type?.Named as InputObjectType;
                foreach (var field in map.Fields)
                {
                    var definition = input?.FindField(field.Name);
                    Walk(field.Value, definition?.Type, definition?.DefaultLiteral is not null, input is { IsOneOf: true });
                }

                break;
        }
    }

    internal static ObjectType? RootOf(Schema schema, OperationKind kind) => kind switch
    {
        OperationKind.Query => schema.Query,
        OperationKind.Mutation => schema.Mutation,
        _ => schema.Subscription,
    };
}
