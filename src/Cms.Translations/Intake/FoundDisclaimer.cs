namespace Cms.Translations.Intake;

/// <summary>A disclaimer found on a page.</summary>
/// <param name="Text">As it stood there.</param>
/// <param name="Id">Of the known disclaimer it matches; null when it was recognised by its form.</param>
public sealed record FoundDisclaimer(string Text, string? Id);
