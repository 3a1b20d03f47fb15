namespace Cms.Editorial.Workflows;

/// <summary>One way a task can end, as one person sees it.</summary>
/// <param name="Outcome">To be given to <see cref="ActOnTask"/>; it is also the label.</param>
/// <param name="NeedsComment">Whether it is refused without a reason in words.</param>
/// <param name="WhyNot">Null when the person may take it now, else the reason in a sentence.</param>
public sealed record DeskAction(string Outcome, bool NeedsComment, string? WhyNot)
{
    public bool IsAllowed => WhyNot is null;

    /// <summary>Whether this person may set <see cref="WhyNot"/> aside in an emergency, with a reason.</summary>
    public bool IsOverridable { get; init; }
}
