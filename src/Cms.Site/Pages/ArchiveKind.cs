namespace Cms.Site.Pages;

/// <summary>What an archive collects by.</summary>
public enum ArchiveKind
{
    /// <summary>Each article has one.</summary>
    Section,

    /// <summary>Each article has any number.</summary>
    Keyword,
}
