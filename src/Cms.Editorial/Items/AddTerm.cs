using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Adds a term to a taxonomy and publishes it at once: a new keyword on the fly.</summary>
public sealed class AddTerm
{
    /// <returns>The term's id; that of the existing term when one has this name, compared trimmed and without case. Or
    /// <c>may-not-add-terms</c>, <c>no-such-taxonomy</c>, <c>bad-name</c>, <c>taxonomy-has-draft</c>.</returns>
    public Task<Result<string>> RunAsync(ItemId taxonomy, string name, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
