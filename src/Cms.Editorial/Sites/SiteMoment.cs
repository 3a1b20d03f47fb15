using Cms.Data;

namespace Cms.Editorial.Sites;

/// <summary>The state of the site that the public can see: what was made at one moment still holds while it lasts.</summary>
/// <param name="Content">Grows with each change of what is published.</param>
/// <param name="Definitions">Grows with each change of definitions, roles or settings.</param>
public readonly record struct SiteMoment(long Content, long Definitions);

/// <summary>Says which moment it is, without a query. Singleton.</summary>
public sealed class SiteClock
{
    private readonly EpochWatch _epochs;

    public SiteClock(EpochWatch epochs) => _epochs = epochs;

    /// <summary>At once after changes of this process, within the poll interval after others'.</summary>
    public SiteMoment Now => _epochs.Current is var epochs ? new SiteMoment(epochs.Content, epochs.Definitions) : default;

    /// <summary>Whether changes of others would have been seen: false while the database is silent.</summary>
    public bool IsRight => _epochs.IsFresh;

    /// <summary>Whether nothing has changed since of what was read.</summary>
    /// <param name="since"><see cref="SiteMoment.Content"/> of before it was read.</param>
    /// <param name="marks">Those of <see cref="RequestReads"/>.</param>
    public bool HaveSpared(long since, ReadOnlySpan<string> marks) => _epochs.Changes.HaveSpared(since, marks);
}
