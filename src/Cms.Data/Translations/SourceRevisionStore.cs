using Cms.Content.Items;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>The frozen texts of source stories.</summary>
public sealed class SourceRevisionStore
{
    /// <summary>Adds a revision; the same one again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The story has another revision of this number: revisions never change.</exception>
    public Task AddAsync(SourceRevision revision, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<SourceRevision?> FindAsync(ItemId story, int number, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The revision with the highest number.</summary>
    public Task<SourceRevision?> FindCurrentAsync(ItemId story, CancellationToken cancellationToken) => throw new NotImplementedException();
}
