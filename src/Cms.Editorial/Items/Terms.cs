namespace Cms.Editorial.Items;

/// <summary>The terms of all published taxonomies, read again only when content has changed. Singleton.</summary>
public sealed class Terms
{
    public ValueTask<TermIndex> GetAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
