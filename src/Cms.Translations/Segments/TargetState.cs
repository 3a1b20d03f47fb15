namespace Cms.Translations.Segments;

/// <summary>How far a target has come: the states of XLIFF 2.1, in order.</summary>
public enum TargetState
{
    /// <summary>Nothing yet, or a suggestion that nobody has accepted.</summary>
    Initial,

    /// <summary>A translator has written or accepted it.</summary>
    Translated,

    /// <summary>Another person has read it.</summary>
    Reviewed,

    /// <summary>Approved for publication.</summary>
    Final,
}
