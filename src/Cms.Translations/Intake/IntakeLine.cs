namespace Cms.Translations.Intake;

/// <summary>What was made of one line, so that a person can check it.</summary>
/// <param name="Number">From 1: the line of a text file, or the block of an HTML page in reading order.</param>
/// <param name="Text">As it stood there, without markup.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Reason">Why, in plain words: <c>repeats the title</c>.</param>
public sealed record IntakeLine(int Number, string Text, LineKind Kind, string Reason);
