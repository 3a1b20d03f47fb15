using Cms.Content.Items;
using Cms.Data.Items;

namespace Cms.Editorial.Notices;

/// <summary>Whether something stood at a path that was taken down. Says no more than that, so it may be asked for anybody.</summary>
public sealed class FindTakenDown(GonePathStore gone)
{
    public Task<bool> RunAsync(string path, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(path.Trim('/')) ? Task.FromResult(false) : gone.IsGoneAsync(path, cancellationToken);

    /// <summary>Whether this item was public before it was taken down.</summary>
    public Task<bool> RunAsync(ItemId item, CancellationToken cancellationToken) => gone.WasPublicAsync(item, cancellationToken);
}
