namespace Cms.Translations.Checks;

/// <summary>The lengths a newsroom wants, in characters as readers count them.</summary>
/// <param name="Headline">The longest headline.</param>
/// <param name="SummaryFrom">The shortest summary.</param>
/// <param name="SummaryTo">The longest summary.</param>
public sealed record CheckLimits(int Headline = 110, int SummaryFrom = 40, int SummaryTo = 300);
