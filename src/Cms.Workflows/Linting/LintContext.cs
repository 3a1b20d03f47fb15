using System.Collections.Immutable;

namespace Cms.Workflows.Linting;

/// <summary>What exists around a workflow type; null where that is not known, and then not checked.</summary>
public sealed record LintContext(ImmutableHashSet<string>? Roles = null, ImmutableHashSet<string>? ContentTypes = null)
{
    /// <summary>Nothing is known.</summary>
    public static LintContext Unknown { get; } = new();

    /// <summary>Names of activities that the host can run beyond those known here.</summary>
    public ImmutableHashSet<string> Activities { get; init; } = [];
}
