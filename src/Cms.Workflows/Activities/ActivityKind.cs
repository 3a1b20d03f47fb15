using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Activities;

/// <summary>What the activities of one name have in common.</summary>
public sealed class ActivityKind
{
    private readonly Func<JsonElement, ImmutableArray<string>> _outcomes;

    internal ActivityKind(string name, bool isEvent, Func<JsonElement, ImmutableArray<string>> outcomes)
    {
        Name = name;
        IsEvent = isEvent;
        _outcomes = outcomes;
    }

    public string Name { get; }

    /// <summary>Whether a run waits here until something happens; a task runs at once.</summary>
    public bool IsEvent { get; }

    /// <summary>False for <see cref="ActivityKinds.Missing"/> only.</summary>
    public bool IsKnown { get; internal init; } = true;

    /// <summary>Whether it may end in ways that <see cref="OutcomesOf"/> does not list.</summary>
    public bool HasOpenOutcomes { get; internal init; }

    /// <summary>Whether all outcomes are taken at once, as branches.</summary>
    public bool TakesAllOutcomes { get; internal init; }

    /// <summary>
    /// Whether a Dragoman runs it. What it does not run, for example because it concerns tenants, is kept and reported, and
    /// faults the run that reaches it.
    /// </summary>
    public bool IsSupported { get; internal init; } = true;

    /// <summary>Returns the ways <paramref name="activity"/> can end, each once, in the order people are shown.</summary>
    public ImmutableArray<string> OutcomesOf(Activity activity) => _outcomes(activity.Properties);
}
