namespace Cms.GraphQL.Execution;

/// <summary>
/// What a plan may cost: one for each field, and what is below a field multiplied by its page size; of the types a value
/// may have, the dearest counts.
/// </summary>
internal sealed class CostCounter(RunningRequest request, long limit)
{
    private readonly Dictionary<PlanSelection, long> _known = [];

    /// <summary>Whether what was counted is the same for all variables.</summary>
    public bool IsConstant { get; private set; } = true;

    /// <returns>The cost, or one more than the limit if it is exceeded.</returns>
    public long Count(PlanSelection selection)
    {
        if (_known.TryGetValue(selection, out var cost))
            return cost;
        foreach (var field in selection.Fields)
            cost = Math.Min(limit + 1, cost + Count(field));
        _known[selection] = cost;
        return cost;
    }

    private long Count(PlanField field)
    {
        if (field.Composite is null)
            return 1;
        long below = 0;
        foreach (var type in field.Composite.PossibleTypes)
            below = Math.Max(below, Count(field.SelectionOf(type)));
        if (field.Definition.PageSize is { } pageSize && below > 0)
        {
            IsConstant &= field.ConstantArguments is not null;
            var items = Math.Max(0, pageSize(request.ReadArguments(field, out _)));
            below = items > (limit + 1) / below ? limit + 1 : below * items;
        }

        return Math.Min(limit + 1, below + 1);
    }
}
