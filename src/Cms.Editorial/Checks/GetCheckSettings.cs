using Cms.Data.Settings;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Checks;

/// <summary>What the newsroom wants of the checks: no secret to anybody who has an account.</summary>
public sealed class GetCheckSettings(SettingStore settings)
{
    public async Task<CheckSettings> RunAsync(CancellationToken cancellationToken) =>
        CheckSettings.Read(await settings.GetAsync(CurrentSite.SettingName, cancellationToken));
}
