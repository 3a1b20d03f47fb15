namespace Cms.Data.Transactions;

/// <summary>A unique index refused a row. Stores catch it and answer with a value.</summary>
internal sealed class UniqueViolationException(string constraint, Exception inner)
    : Exception($"The unique index {constraint} refused a row.", inner)
{
    public const string VersionId = "PK_ItemVersions";
    public const string VersionNumber = "IX_ItemVersions_Number";
    public const string PublishedPath = "IX_ItemRoutes_OnePublished";
    public const string PublishedAlias = "IX_ItemAliases_OnePublished";
    public const string LatestLocalization = "IX_ItemLocalizations_OneLatest";
    public const string OneEditorialRun = "IX_WorkflowRuns_OneEditorial";

    /// <summary>The name of the index, on either database.</summary>
    public string Constraint => constraint;
}
