using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>How a write to one item ended.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <summary>It is written, and stays if the transaction commits.</summary>
    public sealed record Saved(ItemVersion Version) : SaveResult;

    /// <summary>Somebody else saved meanwhile; nothing was written.</summary>
    /// <param name="Latest">The version there is now; null when there is none (any more).</param>
    public sealed record Conflict(ItemVersion? Latest) : SaveResult;

    /// <summary>Another item has what must be unique; nothing was written.</summary>
    /// <param name="Code"><c>path-taken</c>, <c>alias-taken</c> or <c>translation-exists</c>.</param>
    /// <param name="By">Who has it; null when it was gone again at the time of looking.</param>
    public sealed record Taken(string Code, ItemId? By) : SaveResult;
}
