using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>No fragment uses itself, however indirectly.</summary>
/// <remarks>GraphQL specification, September 2025, section 5.5.2.2, Fragment Spreads Must Not Form Cycles.</remarks>
internal sealed class FragmentSpreadsMustNotFormCycles : ValidationRule
{
    public override void Leave(Document document, ValidationContext context)
    {
        var states = new Dictionary<FragmentDefinition, bool>();
        foreach (var fragment in context.Fragments.Values)
            Visit(fragment, states, context);
    }

    /// <summary>Walks depth first with a stack of its own; <paramref name="isDone"/> is false while a fragment is on it.</summary>
    private static void Visit(
        FragmentDefinition start, Dictionary<FragmentDefinition, bool> isDone, ValidationContext context)
    {
        if (!isDone.TryAdd(start, false))
            return;
        var path = new Stack<(FragmentDefinition Fragment, int Next)>();
        path.Push((start, 0));
        while (path.TryPop(out var step))
        {
            context.Work++;
            var spreads = context.SpreadsIn(step.Fragment);
            if (step.Next == spreads.Count)
            {
                isDone[step.Fragment] = true;
                continue;
            }

            path.Push((step.Fragment, step.Next + 1));
            var spread = spreads[step.Next];
            if (!context.Fragments.TryGetValue(spread.Name, out var next))
                continue;
            if (isDone.TryAdd(next, false))
                path.Push((next, 0));
            else if (!isDone[next])
                context.Report($"The fragment '{next.Name}' uses itself.", spread.At);
        }
    }
}
