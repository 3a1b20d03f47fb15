namespace Cms.Translations.Intake;

/// <summary>What a line of an incoming page was taken for.</summary>
public enum LineKind
{
    /// <summary>Nothing on it.</summary>
    Blank,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The summary, kept out of the body.</summary>
    Summary,

    /// <summary>A heading in the body.</summary>
    Heading,

    /// <summary>A paragraph of the body, or a line of one.</summary>
    Body,

    /// <summary>A list item in the body.</summary>
    ListItem,

    /// <summary>A quotation in the body.</summary>
    Quote,

    /// <summary>A link to another article of ours, kept out of the body.</summary>
    ReadAlso,

    /// <summary>A disclaimer, kept out of the body.</summary>
    Disclaimer,

    /// <summary>One or more keywords, kept out of the body.</summary>
    Keyword,

    /// <summary>Something about the text (author, date, address, language), kept out of the body.</summary>
    Metadata,

    /// <summary>Belongs to the page and not to the article: dropped.</summary>
    Furniture,
}
