namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>Where a script stands while it runs: its variables, from the innermost block outwards.</summary>
internal sealed class Frame(ExpressionScope scope, Budget budget, Frame? outer = null)
{
    private Dictionary<string, object?>? _variables;

    public ExpressionScope Scope => scope;

    public Budget Budget => budget;

    public Frame Inner() => new(scope, budget, this);

    public void Declare(string name, object? value) =>
        (_variables ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;

    public bool TryGet(string name, out object? value)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._variables?.TryGetValue(name, out value) == true)
                return true;
        }

        value = null;
        return false;
    }

    public bool TrySet(string name, object? value)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._variables?.ContainsKey(name) != true)
                continue;

            frame._variables[name] = value;
            return true;
        }

        return false;
    }

    private Frame? Outer => outer;
}

/// <summary>An arrow function with the variables it saw.</summary>
internal delegate object? Callable(params object?[] arguments);
