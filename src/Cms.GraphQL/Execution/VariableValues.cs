namespace Cms.GraphQL.Execution;

/// <summary>The variables of one request, read and checked; a variable without value and default is absent.</summary>
internal sealed class VariableValues(Dictionary<string, object?> values)
{
    public static VariableValues None { get; } = new([]);

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    public object? GetOrNull(string name) => values.GetValueOrDefault(name);
}
