namespace Cms.Translations.Checks;

/// <summary>How much harm what was found may do, in rising order: a list sorted by risk begins with the last.</summary>
public enum FindingSeverity
{
    /// <summary>Of form: a reader may stumble.</summary>
    Notice,

    /// <summary>Probably wrong, or not as the house writes it.</summary>
    Warning,

    /// <summary>The article says something else than its source, or lacks what it must have.</summary>
    Error,
}
