namespace Cms.Translations.Intake;

/// <summary>The outlet an article was translated from.</summary>
/// <param name="Name">The known outlet's name, or the name as it stands in the text.</param>
/// <param name="Id">Of the known outlet; null when the name is not known.</param>
/// <param name="Reason">How it was recognised, in plain words.</param>
public sealed record FoundOutlet(string Name, string? Id, string Reason);
