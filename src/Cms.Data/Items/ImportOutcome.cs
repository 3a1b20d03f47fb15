using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>What became of one imported item.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>A new version was written.</summary>
    public sealed record Added(VersionId VersionId, int Number) : ImportOutcome;

    /// <summary>It is there already.</summary>
    public sealed record Unchanged : ImportOutcome;

    /// <summary>It was left out.</summary>
    /// <param name="Reason">One sentence for the person who imports.</param>
    public sealed record Refused(string Reason) : ImportOutcome;
}

/// <param name="Outcomes">One for each item, in their order.</param>
public sealed record BatchResult(IReadOnlyList<ImportOutcome> Outcomes);
