using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Workflows.Expressions;

namespace Cms.Editorial.Workflows.Running;

/// <summary>What set a pass off.</summary>
/// <param name="Actor">Whose doing it is, for the journal.</param>
/// <param name="Item">The item concerned; null for none, or the one that the run is about.</param>
internal sealed record Happening(Actor Actor, ItemVersion? Item = null)
{
    /// <summary>What the event brought.</summary>
    public ImmutableDictionary<string, JsonElement> Input { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Of a run that starts; null for the item's id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The request to answer, if one set it off.</summary>
    public HttpExchange? Http { get; init; }

    /// <summary>What a task that waited for the world got from it.</summary>
    public JsonElement? LastResult { get; init; }

    /// <summary>For the journal, beside the first step.</summary>
    public string? Note { get; init; }

    /// <summary>How often the run was tried again before, when it faults once more.</summary>
    public int Attempts { get; init; }

    /// <summary>A person's reason, beside the first step.</summary>
    public string? Comment { get; init; }
}
