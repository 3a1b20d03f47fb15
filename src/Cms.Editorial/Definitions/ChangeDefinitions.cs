using Cms.Content.Definitions;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Definitions;

/// <summary>Changes content types and parts. Content items are not touched and not indexed again.</summary>
public sealed class ChangeDefinitions
{
    /// <param name="change">Gets the stored definitions and returns what they are to be; called inside a transaction.</param>
    /// <returns>The definitions as stored, or <c>may-not-edit-types</c>, <c>bad-definition</c>.</returns>
    public Task<Result<ContentDefinitions>> RunAsync(
        Func<ContentDefinitions, ContentDefinitions> change, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
