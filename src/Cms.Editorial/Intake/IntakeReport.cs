using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

public enum IntakeAs
{
    /// <summary>An article if the text bears a disclaimer of ours, else a source story.</summary>
    Recognise,
    Source,
    Article,
}

/// <param name="FileName">Named in messages; its ending helps to tell HTML from plain text.</param>
/// <param name="Url">Where the text was published; null takes the page's own word.</param>
/// <param name="Outlet">The outlet's name in any language of the desk; null recognises it.</param>
/// <param name="Language">BCP 47; null recognises it.</param>
public sealed record IntakeInput(
    ReadOnlyMemory<byte> Bytes,
    string FileName,
    IntakeAs As = IntakeAs.Recognise,
    string? Url = null,
    string? Outlet = null,
    string? Language = null)
{
    /// <summary>Takes a story in though one in the house is much like it, or the same.</summary>
    public bool EvenIfAlike { get; init; }
}

/// <param name="Item">The draft that was created.</param>
/// <param name="TakenAs">The content type.</param>
/// <param name="Reason">Why it was taken as that, one sentence.</param>
/// <param name="Segments">How many segments the source revision has; 0 for an article.</param>
/// <param name="Notes">What a person has to look after: an unknown outlet, a related article not found.</param>
/// <param name="Lines">Every line of the file and what was made of it.</param>
public sealed record IntakeReport(
    ItemVersion Item,
    string TakenAs,
    string Reason,
    int Segments,
    ImmutableArray<string> Notes,
    ImmutableArray<IntakeLine> Lines);
