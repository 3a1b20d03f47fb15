using System.Collections.Immutable;

namespace Cms.Web.Tests.Running;

/// <summary>What happened when a site was started for the first time.</summary>
/// <param name="HealthSeen">As <see cref="CmsProcess.HealthSeen"/>.</param>
/// <param name="ExitCode">After SIGTERM.</param>
internal sealed record FirstStart(SiteData Data, string Output, TimeSpan TimeToReady, ImmutableArray<string> HealthSeen, int ExitCode);
