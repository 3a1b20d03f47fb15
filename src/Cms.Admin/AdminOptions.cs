namespace Cms.Admin;

/// <summary>What the host's configuration says to the admin UI.</summary>
/// <param name="TimeZone"><c>Cms:TimeZone</c>: the newsroom's, in which times are shown beside UTC.</param>
public sealed record AdminOptions(TimeZoneInfo TimeZone);
