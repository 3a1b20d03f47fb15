using System.Data;
using System.Data.Common;
using System.Globalization;
using Cms.Data.Audit;
using Cms.Data.Transactions;
using Microsoft.EntityFrameworkCore;
using IDbContextTransaction = Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction;

namespace Cms.Data;

/// <summary>Opens the transaction that all stores of a scope write in.</summary>
public sealed class UnitOfWork
{
    private readonly Database _database;
    private readonly DatabaseOptions _options;
    private readonly WriteGate _gate;
    private readonly EpochWatch _watch;
    private Running? _running;

    internal UnitOfWork(Database database, DatabaseOptions options, WriteGate gate, EpochWatch watch)
    {
        _database = database;
        _options = options;
        _gate = gate;
        _watch = watch;
    }

    /// <summary>Begins a transaction. Inside another one it joins that: only the outermost commit commits, and an inner one
    /// that ends without commit makes the outermost fail.</summary>
    /// <exception cref="DatabaseBusyException">Another writer was in the way for longer than the busy timeout.</exception>
    public async Task<Transaction> BeginAsync(CancellationToken cancellationToken)
    {
        if (_running is not null)
            return new Transaction(this, outermost: false);

        if (!_database.IsPostgreSql)
            await _gate.EnterAsync(_options.BusyTimeout, cancellationToken);
        try
        {
            _database.Context.ChangeTracker.Clear();
            _running = new Running(_database.IsPostgreSql
                ? await _database.Context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
                : await _database.Context.Database.BeginTransactionAsync(cancellationToken)); // BEGIN IMMEDIATE
            return new Transaction(this, outermost: true);
        }
        catch (Exception exception)
        {
            if (!_database.IsPostgreSql)
                _gate.Leave();
            if (exception is DbException error && DatabaseErrors.Translate(error) is { } translated)
                throw translated;
            throw;
        }
    }

    /// <summary>Does something inside the running transaction of which nothing is kept unless it says so.</summary>
    /// <param name="part">Returns its result and whether to keep what it wrote.</param>
    public async Task<T> TryAsync<T>(Func<Task<(T Result, bool Keep)>> part, CancellationToken cancellationToken)
    {
        var running = Require();
        var (wasDoomed, noted) = (running.IsDoomed, running.Audit.Count);
        var name = "part" + (++running.Parts).ToString(CultureInfo.InvariantCulture);
        await running.Transaction.CreateSavepointAsync(name, cancellationToken);
        var (result, keep) = await part();
        if (keep)
        {
            await running.Transaction.ReleaseSavepointAsync(name, cancellationToken);
        }
        else
        {
            await running.Transaction.RollbackToSavepointAsync(name, cancellationToken);
            _database.Context.ChangeTracker.Clear();
            running.IsDoomed = wasDoomed;
            running.Audit.RemoveRange(noted, running.Audit.Count - noted);
        }

        return result;
    }

    /// <summary>Readers will see something else, and nobody knows what.</summary>
    internal void RaiseContent() => RaiseContent([ContentChanges.Anything]);

    /// <param name="marks">Of all that readers will see otherwise: <see cref="Items.ContentMarks"/>.</param>
    internal void RaiseContent(IEnumerable<string> marks)
    {
        var running = Require();
        running.RaisesContent = true;
        running.Marks.UnionWith(marks);
    }

    internal void RaiseDefinitions() => Require().RaisesDefinitions = true;

    internal void Audit(AuditDraft draft) => Require().Audit.Add(draft);

    internal void Doom() => Require().IsDoomed = true;

    internal async Task CommitAsync(CancellationToken cancellationToken)
    {
        var running = Require();
        if (running.IsDoomed)
            throw new InvalidOperationException("An inner transaction ended without commit, so this one cannot commit.");

        try
        {
            // Last, so that other writers wait for these rows as short as can be; always in this order, so that nobody waits in a circle.
            if (running.Audit.Count > 0)
                await AuditChain.AppendAsync(_database, running.Audit, cancellationToken);
            var content = running.RaisesContent ? await RaiseAsync(EpochRow.Content, cancellationToken) : 0;
            if (running.RaisesContent)
                await EpochStore.AddChangesAsync(_database, content, running.Marks, cancellationToken);
            var definitions = running.RaisesDefinitions ? await RaiseAsync(EpochRow.Definitions, cancellationToken) : 0;

            // From here on a cancellation would leave open whether it happened.
            cancellationToken.ThrowIfCancellationRequested();
            _database.Reach("COMMIT");
            await running.Transaction.CommitAsync(CancellationToken.None);
            _database.Reach("COMMIT");
            _watch.ObserveCommit(new Epochs(content, definitions), running.Marks);
        }
        catch (DbException exception) when (DatabaseErrors.Translate(exception) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Ends the outermost transaction; rolls back what is not committed.</summary>
    internal async ValueTask EndAsync()
    {
        if (_running is not { } running)
            return;

        _running = null;
        try
        {
            await running.Transaction.DisposeAsync();
        }
        finally
        {
            _database.Context.ChangeTracker.Clear();
            if (!_database.IsPostgreSql)
                _gate.Leave();
        }
    }

    private async Task<long> RaiseAsync(string name, CancellationToken cancellationToken)
    {
        var value = await _database.FirstAsync(
            $"""UPDATE "Epochs" SET "Value" = "Value" + 1 WHERE "Name" = {name} RETURNING "Value" """,
            row => row.GetInt64(0),
            cancellationToken);
        if (_database.IsPostgreSql)
            await _database.ExecuteAsync($"SELECT pg_notify({EpochListener.Channel}, '')", cancellationToken);
        return value;
    }

    private Running Require() =>
        _running ?? throw new InvalidOperationException("This happens only inside a transaction: begin one with UnitOfWork.");

    private sealed class Running(IDbContextTransaction transaction)
    {
        public IDbContextTransaction Transaction => transaction;

        public List<AuditDraft> Audit { get; } = [];

        public bool RaisesContent { get; set; }

        /// <summary>Of what changes with the content epoch. Kept also when a part is rolled back: one too many does no harm.</summary>
        public HashSet<string> Marks { get; } = new(StringComparer.Ordinal);

        public bool RaisesDefinitions { get; set; }

        public bool IsDoomed { get; set; }

        /// <summary>How many parts were tried, for their names.</summary>
        public int Parts { get; set; }
    }
}
