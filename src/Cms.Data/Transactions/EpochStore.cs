using Cms.Data.Transactions;

namespace Cms.Data;

/// <summary>The epochs as stored.</summary>
public sealed class EpochStore
{
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

    /// <summary>Makes the running transaction raise the content epoch when it commits, once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task RaiseContentAsync(CancellationToken cancellationToken)
    {
        _work.RaiseContent();
        return Task.CompletedTask;
    }

    /// <summary>Makes the running transaction raise the definitions epoch when it commits, once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task RaiseDefinitionsAsync(CancellationToken cancellationToken)
    {
        _work.RaiseDefinitions();
        return Task.CompletedTask;
    }
}
