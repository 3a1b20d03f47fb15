using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows;

/// <summary>Leads from one way an activity can end to the next activity.</summary>
/// <param name="From"><c>SourceActivityId</c> in JSON.</param>
/// <param name="Outcome"><c>SourceOutcomeName</c> in JSON.</param>
/// <param name="To"><c>DestinationActivityId</c> in JSON.</param>
public sealed record Transition(string From, string Outcome, string To)
{
    /// <summary>Always 0 in Orchard's exports and without meaning; kept.</summary>
    public long Id { get; init; }

    /// <summary>Keys we give no meaning, kept as they were read and in their order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Extra { get; init; } = [];
}
