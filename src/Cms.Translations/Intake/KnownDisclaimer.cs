namespace Cms.Translations.Intake;

/// <summary>A disclaimer the newsroom uses.</summary>
/// <param name="Id">Of its content item.</param>
/// <param name="Text">With <c>{outlet}</c> and <c>{site}</c> where their names stand.</param>
public sealed record KnownDisclaimer(string Id, string Text);
