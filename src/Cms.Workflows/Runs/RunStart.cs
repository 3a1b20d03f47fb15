using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Runs;

/// <summary>What a run begins with.</summary>
/// <param name="RunId">Chosen by whoever stores the run.</param>
/// <param name="TypeVersion">Number of the stored version of the type.</param>
/// <param name="ActivityId">The start activity; see <see cref="WorkflowType.StartsOn"/>.</param>
public sealed record RunStart(string RunId, int TypeVersion, string ActivityId)
{
    public string? CorrelationId { get; init; }

    public ImmutableDictionary<string, JsonElement> Input { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
}
