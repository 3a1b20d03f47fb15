using System.Collections.Immutable;
using System.Globalization;

namespace Cms.Translations.Checks;

/// <summary>Something in an article that a person should look at.</summary>
/// <param name="Check">Id of the check, for example <c>number-mismatch</c>: stable, so newsroom settings may name it.</param>
/// <param name="Message">
/// An English sentence with <c>{0}</c>, <c>{1}</c>… for the arguments: what the interface's resources are keyed by.
/// </param>
/// <param name="Arguments">As they stand in the texts.</param>
/// <param name="Fingerprint">
/// <c>sha256:</c> and hexadecimal over check, place, arguments and both texts: another one as soon as either text changes.
/// </param>
public sealed record Finding(
    string Check,
    FindingSeverity Severity,
    FindingPlace Place,
    string Message,
    ImmutableArray<string> Arguments,
    string Fingerprint)
{
    /// <summary>The message in English, with its arguments.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Message, [.. Arguments]);
}

/// <summary>Where a finding is: in a segment, or in a field beside the text.</summary>
/// <param name="SegmentId">Null for a finding about a field.</param>
/// <param name="Field">Null for a finding in a segment; else such as <c>Summary</c>.</param>
/// <param name="Source">The pieces of the segment's source it is about; may be empty.</param>
/// <param name="Target">The pieces of the segment's target it is about; may be empty.</param>
public sealed record FindingPlace(
    string? SegmentId, string? Field, ImmutableArray<TextRange> Source, ImmutableArray<TextRange> Target);
