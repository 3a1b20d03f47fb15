namespace Cms.Translations.Intake;

/// <summary>What the newsroom knows that helps to read its own pages.</summary>
/// <param name="SiteNames">Names the site goes or went by.</param>
/// <param name="Outlets">Outlets it translates from.</param>
/// <param name="Disclaimers">Disclaimers it uses or used.</param>
public sealed record ArticlePageHints(
    IReadOnlyList<string> SiteNames, IReadOnlyList<KnownOutlet> Outlets, IReadOnlyList<KnownDisclaimer> Disclaimers)
{
    /// <summary>Nothing is known: everything is recognised by its form alone.</summary>
    public static ArticlePageHints None { get; } = new([], [], []);
}
