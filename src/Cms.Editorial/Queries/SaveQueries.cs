using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.StoredQueries;
using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Queries;

/// <param name="Changed">False when all were there as they are.</param>
/// <param name="Warnings">What does not run and why, with its place.</param>
public sealed record SavedQueries(bool Changed, ImmutableArray<string> Warnings);

/// <summary>Stores queries, each in place of one of the same name. What cannot be run here is kept as it came, and said.</summary>
public sealed class SaveQueries
{
    private readonly UnitOfWork _work;
    private readonly SettingStore _settings;
    private readonly EpochStore _epochs;
    private readonly AuditTrail _audit;

    internal SaveQueries(UnitOfWork work, SettingStore settings, EpochStore epochs, AuditTrail audit) =>
        (_work, _settings, _epochs, _audit) = (work, settings, epochs, audit);

    /// <returns>What was done, or <c>may-not-manage-queries</c>.</returns>
    public async Task<Result<SavedQueries>> RunAsync(IReadOnlyCollection<StoredQuery> queries, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageQueries))
            return Problem.Forbidden("may-not-manage-queries", "You may not change stored queries.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var all = (await CurrentQueries.LoadAsync(_settings, cancellationToken))
            .ToImmutableSortedDictionary(query => query.Name, query => query, StringComparer.OrdinalIgnoreCase);
        var changed = queries.Where(query => !query.Equals(all.GetValueOrDefault(query.Name))).Select(query => query.Name).ToArray();
        if (changed.Length > 0)
        {
            all = all.SetItems(queries.Select(query => KeyValuePair.Create(query.Name, query)));
            var list = new JsonArray([.. all.Values.Select(query => query.Json.DeepClone())]);
            await _settings.SetAsync(CurrentQueries.SettingName, new JsonObject { ["Queries"] = list }, cancellationToken);
            await _epochs.RaiseDefinitionsAsync(cancellationToken);
            _audit.Note(actor, AuditActions.QueriesSaved, string.Join(", ", changed));
        }

        await transaction.CommitAsync(cancellationToken);
        return new SavedQueries(changed.Length > 0, [.. queries.Select(QueryEntry.Of).Select(entry => entry.Problem).OfType<string>()]);
    }
}
