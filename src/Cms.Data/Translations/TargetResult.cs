using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <param name="AccountId">Who saved it last; never public.</param>
public sealed record StoredTarget(Target Target, string AccountId, DateTime UpdatedUtc);

/// <summary>How the save of one target ended.</summary>
public abstract record TargetResult
{
    private TargetResult()
    {
    }

    public sealed record Saved(StoredTarget Target) : TargetResult;

    /// <summary>Somebody else saved this segment meanwhile; nothing was written.</summary>
    /// <param name="Current">What is stored now; null when nothing is and the save named a number.</param>
    public sealed record Conflict(StoredTarget? Current) : TargetResult;
}
