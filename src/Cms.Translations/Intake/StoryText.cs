namespace Cms.Translations.Intake;

/// <summary>A source story as read from a file or a page.</summary>
/// <param name="Title">Plain text; null when the text has no line at all.</param>
/// <param name="Markdown">The body.</param>
/// <param name="Language">BCP 47: what the page says, else guessed from the script; null when neither helps.</param>
/// <param name="LanguageReason">Where the language was taken from, in plain words.</param>
/// <param name="Author">As the page's metadata names it; HTML only.</param>
/// <param name="Url">The canonical address the page gives; HTML only.</param>
/// <param name="Published">The date the page gives, with its own offset, UTC where it gives none; HTML only.</param>
/// <param name="Outlet">The site's name as the page gives it; HTML only.</param>
/// <param name="Lines">Every line of the input and what was made of it.</param>
public sealed record StoryText(
    string? Title,
    string Markdown,
    string? Language,
    string LanguageReason,
    string? Author,
    string? Url,
    DateTimeOffset? Published,
    string? Outlet,
    IReadOnlyList<IntakeLine> Lines);
