namespace Cms.Translations.Intake;

/// <summary>An article of ours as read from the page it was published on.</summary>
/// <param name="Title">Plain text; null when none was found.</param>
/// <param name="Summary">Plain text; null when none was found.</param>
/// <param name="BodyMarkdown">Without title, summary, related links, disclaimer, keywords and page furniture.</param>
/// <param name="ReadAlso">Titles of related articles, in order; nobody has looked yet whether they exist.</param>
/// <param name="Disclaimer">The disclaimer; null when none was found.</param>
/// <param name="Outlet">The outlet the article was translated from; null when none was recognised.</param>
/// <param name="Keywords">In order, without repeats.</param>
/// <param name="Language">BCP 47, as the page says or guessed from the text; null when neither helps.</param>
/// <param name="Url">The canonical address the page gives; HTML only.</param>
/// <param name="Lines">Every line of the input and what was made of it.</param>
public sealed record ArticlePage(
    string? Title,
    string? Summary,
    string BodyMarkdown,
    IReadOnlyList<string> ReadAlso,
    FoundDisclaimer? Disclaimer,
    FoundOutlet? Outlet,
    IReadOnlyList<string> Keywords,
    string? Language,
    string? Url,
    IReadOnlyList<IntakeLine> Lines);
