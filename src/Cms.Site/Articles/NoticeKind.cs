namespace Cms.Site.Articles;

/// <summary>Kinds of notice.</summary>
public enum NoticeKind
{
    /// <summary>None of the kinds below.</summary>
    Note,

    /// <summary>The translation said something else than the original.</summary>
    Mistranslation,

    /// <summary>An error made here while editing.</summary>
    EditingError,

    /// <summary>The outlet corrected its original.</summary>
    SourceCorrection,

    /// <summary>Nothing was wrong, but something could be misread.</summary>
    Clarification,

    /// <summary>Something was added.</summary>
    Update,

    /// <summary>The article no longer stands.</summary>
    Retraction,

    /// <summary>The text is no longer public.</summary>
    Takedown,
}
