using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Execution;

/// <summary>
/// Counts what a document asks for with fragments expanded, and stops at the first bound that is exceeded, so that the
/// work of counting is bounded too. It comes before validation and so copes with cycles and unknown names.
/// </summary>
internal sealed class RequestLimiter
{
    /// <summary>How deep selection sets may nest with fragments expanded; later walks that follow spreads rely on it.</summary>
    public const int MaxExpandedNesting = 256;

    private readonly GraphQLLimits _limits;
    private readonly FrozenDictionary<string, FragmentDefinition> _fragments;
    private readonly HashSet<string> _path = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rootFields = new(StringComparer.Ordinal);
    private int _fields;
    private int _selections;
    private int _aliases;
    private int _directives;
    private GraphQLError? _error;

    private RequestLimiter(GraphQLLimits limits, FrozenDictionary<string, FragmentDefinition> fragments)
    {
        _limits = limits;
        _fragments = fragments;
    }

    /// <returns>Null if every operation is within the bounds.</returns>
    public static GraphQLError? Check(
        Document document, FrozenDictionary<string, FragmentDefinition> fragments, GraphQLLimits limits)
    {
        var operations = document.Definitions.OfType<OperationDefinition>().ToList();
        if (operations.Count > limits.MaxOperations)
            return Error("operations", limits.MaxOperations, operations[limits.MaxOperations].At);
        var definitions = document.Definitions.OfType<FragmentDefinition>().ToList();
        if (definitions.Count > limits.MaxFragments)
            return Error("fragments", limits.MaxFragments, definitions[limits.MaxFragments].At);
        foreach (var operation in operations)
        {
            var limiter = new RequestLimiter(limits, fragments);
            limiter.Count(operation);
            if (limiter._error is not null)
                return limiter._error;
        }

        return null;
    }

    private static GraphQLError Error(string what, long limit, Location at) => new(
        string.Create(CultureInfo.InvariantCulture, $"The request has more than {limit} {what}."), ErrorCodes.Limit, [at]);

    private void Count(OperationDefinition operation)
    {
        if (operation.Variables.Length > _limits.MaxVariables)
            Refuse("variables", _limits.MaxVariables, operation.Variables[_limits.MaxVariables].At);
        Count(operation.Directives);
        foreach (var variable in operation.Variables)
            Count(variable.Directives);
        Count(operation.SelectionSet, 1, -1, 1);
    }

    /// <param name="depth">Of the fields in the set; the root's are at 1.</param>
    /// <param name="lists">How many lists of introspection are around; negative outside of it.</param>
    /// <param name="nesting">Selection sets around, those of fragments included.</param>
    private void Count(SelectionSet set, int depth, int lists, int nesting)
    {
        if (nesting > MaxExpandedNesting)
        {
            Refuse("levels of nested selections", MaxExpandedNesting, set.At);
            return;
        }

        foreach (var selection in set.Selections)
        {
            if (_error is not null)
                return;
            if (++_selections > 4L * _limits.MaxFields)
                Refuse("fields and fragments", 4L * _limits.MaxFields, selection.At);
            Count(selection.Directives);
            switch (selection)
            {
                case Field field:
                    Count(field, depth, lists, nesting);
                    break;
                case InlineFragment inline:
                    Count(inline.SelectionSet, depth, lists, nesting + 1);
                    break;
                case FragmentSpread spread:
                    if (_fragments.TryGetValue(spread.Name, out var fragment) && _path.Add(spread.Name))
                    {
                        Count(fragment.SelectionSet, depth, lists, nesting + 1);
                        _path.Remove(spread.Name);
                    }

                    break;
            }
        }
    }

    private void Count(Field field, int depth, int lists, int nesting)
    {
        if (++_fields > _limits.MaxFields)
            Refuse("fields", _limits.MaxFields, field.At);
        if (field.Alias is not null && ++_aliases > _limits.MaxAliases)
            Refuse("aliases", _limits.MaxAliases, field.At);
        if (depth == 1 && _rootFields.Add(field.ResponseName) && _rootFields.Count > _limits.MaxRootFields)
            Refuse("root fields", _limits.MaxRootFields, field.At);

        if (lists < 0 && field.Name is "__schema" or "__type")
            lists = 0;
        if (lists >= 0 && field.Name is "types" or "directives" or "fields" or "args" or "interfaces" or "possibleTypes"
            or "enumValues" or "inputFields")
        {
            lists++;
        }

        if (lists > _limits.MaxIntrospectionDepth)
            Refuse("lists of introspection in one another", _limits.MaxIntrospectionDepth, field.At);
        if (lists < 0 && depth > _limits.MaxDepth)
            Refuse("levels of fields", _limits.MaxDepth, field.At);
        if (field.SelectionSet is not null)
            Count(field.SelectionSet, depth + 1, lists, nesting + 1);
    }

    private void Count(ImmutableArray<Directive> directives)
    {
        _directives += directives.Length;
        if (_directives > _limits.MaxDirectives)
            Refuse("directives", _limits.MaxDirectives, directives[^1].At);
    }

    private void Refuse(string what, long limit, Location at) => _error ??= Error(what, limit, at);
}
