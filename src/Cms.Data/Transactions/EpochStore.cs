using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Transactions;

namespace Cms.Data;

/// <summary>The epochs as stored.</summary>
public sealed class EpochStore
{
    private const int KeptEpochs = 1000;
    private const int MaxMarks = 2000;

    private readonly Database _database;
    private readonly UnitOfWork _work;

    internal EpochStore(Database database, UnitOfWork work)
    {
        _database = database;
        _work = work;
    }

    public async Task<Epochs> ReadAsync(CancellationToken cancellationToken)
    {
        var values = (await _database.ListAsync(
                $"""SELECT "Name", "Value" FROM "Epochs" """,
                row => (Name: row.GetString(0), Value: row.GetInt64(1)),
                cancellationToken))
            .ToDictionary(row => row.Name, row => row.Value);
        return new Epochs(values.GetValueOrDefault(EpochRow.Content), values.GetValueOrDefault(EpochRow.Definitions));
    }

    /// <summary>Makes the running transaction raise the content epoch when it commits, once: readers see something else of this item,
    /// or of the translations of this source story.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public void RaiseContent(ItemId item) => _work.RaiseContent([ContentMarks.Item(item.Value)]);

    /// <summary>What changed in each epoch after this one; an epoch that is missing may have changed anything.</summary>
    internal async Task<IReadOnlyList<(long Epoch, IReadOnlyCollection<string> Marks)>> ReadChangesAsync(long after, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""SELECT "Epoch", "Marks" FROM "EpochChanges" WHERE "Epoch" > {after} ORDER BY "Epoch" """,
            row => (row.GetInt64(0), (IReadOnlyCollection<string>)row.GetString(1).Split('\n')),
            cancellationToken);

    /// <summary>Tells other processes what changes in the epoch that the transaction raises.</summary>
    internal static async Task AddChangesAsync(
        Database database, long epoch, IReadOnlyCollection<string> marks, CancellationToken cancellationToken)
    {
        var told = marks.Count > MaxMarks || marks.Contains(ContentChanges.Anything) ? ContentChanges.Anything : string.Join('\n', marks);
        await database.ExecuteAsync($"""INSERT INTO "EpochChanges" ("Epoch", "Marks") VALUES ({epoch}, {told})""", cancellationToken);
        if (epoch % 100 == 0)
            await database.ExecuteAsync($"""DELETE FROM "EpochChanges" WHERE "Epoch" <= {epoch - KeptEpochs}""", cancellationToken);
    }

    /// <summary>Makes the running transaction raise the definitions epoch when it commits, once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task RaiseDefinitionsAsync(CancellationToken cancellationToken)
    {
        _work.RaiseDefinitions();
        return Task.CompletedTask;
    }
}
