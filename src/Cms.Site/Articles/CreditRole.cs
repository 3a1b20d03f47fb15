namespace Cms.Site.Articles;

/// <summary>What somebody did for a translation.</summary>
public enum CreditRole
{
    /// <summary>Wrote the translation.</summary>
    Translator,

    /// <summary>Edited it.</summary>
    Editor,

    /// <summary>Checked it against the original.</summary>
    Reviewer,
}
