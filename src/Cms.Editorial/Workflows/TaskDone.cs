using Cms.Content.Items;

namespace Cms.Editorial.Workflows;

/// <summary>A task that ended.</summary>
/// <param name="Version">The latest version afterwards.</param>
/// <param name="State">Where the piece waits now; null when it left the desk.</param>
/// <param name="Published">Whether this version went out to the public.</param>
/// <param name="Fault">Why the workflow broke after the task, else null: the piece is kept as it is, the desk has to look.</param>
public sealed record TaskDone(ItemVersion Version, DeskState? State, bool Published, string? Fault);
