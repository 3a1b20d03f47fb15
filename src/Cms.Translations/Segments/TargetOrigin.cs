namespace Cms.Translations.Segments;

/// <summary>Where the text of a target came from.</summary>
public enum TargetOrigin
{
    /// <summary>A person wrote it, or changed what was suggested.</summary>
    Human,

    /// <summary>Taken from the translation memory as it was.</summary>
    Memory,

    /// <summary>Taken from machine translation as it was.</summary>
    Machine,

    /// <summary>Taken from an edit of the article's body outside the workspace.</summary>
    Outside,
}
