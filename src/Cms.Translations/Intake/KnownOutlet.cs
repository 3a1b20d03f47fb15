namespace Cms.Translations.Intake;

/// <summary>An outlet the newsroom translates from.</summary>
/// <param name="Id">Of its content item.</param>
/// <param name="Name">In the language of the site.</param>
/// <param name="NativeName">In its own language, if it has another name there.</param>
public sealed record KnownOutlet(string Id, string Name, string? NativeName = null);
