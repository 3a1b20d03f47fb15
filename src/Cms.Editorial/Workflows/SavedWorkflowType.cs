using System.Collections.Immutable;
using Cms.Workflows.Linting;

namespace Cms.Editorial.Workflows;

/// <summary>A workflow type that was taken.</summary>
/// <param name="Version">Runs that began on an earlier version stay on it.</param>
/// <param name="Warnings">What the linter doubts but lets pass; of a disabled type also what keeps it from being enabled.</param>
public sealed record SavedWorkflowType(string WorkflowTypeId, int Version, ImmutableArray<Finding> Warnings);
