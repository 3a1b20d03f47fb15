using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>What a scope has read of the content, so that an answer made of it can be kept until any of it changes.</summary>
public sealed class ContentReads
{
    private readonly Database _database;

    internal ContentReads(Database database) => _database = database;

    /// <summary>The marks of all that was read since <see cref="Begin"/> (see <see cref="ContentChanges"/>); null when that might depend
    /// on anything.</summary>
    public string[]? Marks => _database.Reads.Marks;

    /// <summary>Forgets what was read before.</summary>
    public void Begin() => _database.Reads.Begin();

    /// <summary>Something was read that no marks name.</summary>
    public void AddAnything() => _database.Reads.AddAnything();

    /// <summary>All published items of a type were read.</summary>
    public void AddType(string contentType) => _database.Reads.Add(ContentMarks.Type(contentType));
}
