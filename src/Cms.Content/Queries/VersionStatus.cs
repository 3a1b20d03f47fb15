namespace Cms.Content.Queries;

/// <summary>Which versions of an item a query sees; Orchard's <c>status</c>.</summary>
public enum VersionStatus
{
    Published,

    /// <summary>The latest version where it is not the published one.</summary>
    Draft,
    Latest,

    /// <summary>Latest and published versions; past ones are history, not content.</summary>
    All,
}
