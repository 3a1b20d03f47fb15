using System.Collections.Immutable;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>An activity as people choose and fill it in.</summary>
/// <param name="Properties">In the order of the form.</param>
public sealed record ActivityEntry(
    ActivityKind Kind, ActivityCategory Category, ImmutableArray<ActivityProperty> Properties)
{
    public string Name => Kind.Name;

    /// <summary>The property that its outcomes are read from; null where they are always the same.</summary>
    public ActivityProperty? OutcomesFrom =>
        Properties.FirstOrDefault(property => property.Kind is PropertyKind.Outcomes or PropertyKind.StatusCodes);
}
