using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Accounts;
using Cms.Editorial.Sites;
using Cms.Translations.Checks;

namespace Cms.Editorial.Checks;

/// <summary>Says which checks block and which lengths the newsroom wants.</summary>
public sealed class ChangeCheckSettings(UnitOfWork work, SettingStore settings, EpochStore epochs)
{
    /// <summary>The longest length that can be asked for.</summary>
    public const int MostCharacters = 2_000;

    /// <returns>The settings as stored, or <c>may-not-manage-workflows</c>, <c>unknown-check</c>, <c>bad-length</c>.</returns>
    public async Task<Result<CheckSettings>> RunAsync(CheckSettings next, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "What holds a piece is changed by those who may manage workflows.");

        if (next.Blocking.FirstOrDefault(id => !ArticleChecks.All.Any(check => check.Id == id)) is { } unknown)
            return Problem.Invalid("unknown-check", $"There is no check '{unknown}'.");

        var limits = next.Limits;
        if (limits.Headline is < 1 or > MostCharacters || limits.SummaryFrom is < 1 or > MostCharacters || limits.SummaryTo is < 1 or > MostCharacters)
            return Problem.Invalid("bad-length", $"A length is a number from 1 to {MostCharacters}.");

        if (limits.SummaryFrom > limits.SummaryTo)
            return Problem.Invalid("bad-length", "The shortest summary is longer than the longest.");

        await using var transaction = await work.BeginAsync(cancellationToken);
        var site = await settings.GetAsync(CurrentSite.SettingName, cancellationToken) ?? [];
        site[CheckSettings.Key] = next.ToJson();
        await settings.SetAsync(CurrentSite.SettingName, site, cancellationToken);
        await epochs.RaiseDefinitionsAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return next;
    }
}
