using Cms.Data.Accounts;
using Cms.Editorial.Definitions;
using Cms.Workflows.Linting;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Workflows;

/// <summary>What the linter has to know of this site: its roles and content types.</summary>
internal sealed class SiteLintContext(CurrentDefinitions definitions, RoleManager<CmsRole> roles)
{
    public async Task<LintContext> ReadAsync(CancellationToken cancellationToken) => new(
        [.. roles.Roles.Select(role => role.Name).ToArray().OfType<string>()],
        [.. (await definitions.GetAsync(cancellationToken)).Types.Keys]);
}
