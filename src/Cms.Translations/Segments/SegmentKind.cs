namespace Cms.Translations.Segments;

/// <summary>The form of the block a segment was cut from; it decides how the block is written back as Markdown.</summary>
public enum SegmentKind
{
    /// <summary>The title of the story, always at position 0. Plain text, not Markdown.</summary>
    Headline,

    /// <summary>A heading in the body; <see cref="Segment.Level"/> is 1 to 6.</summary>
    Heading,

    /// <summary>A paragraph, also one that continues a list item.</summary>
    Paragraph,

    /// <summary>The paragraph that begins a list item; <see cref="Segment.Level"/> is the depth of the list.</summary>
    ListItem,

    /// <summary>A paragraph of a block quote; <see cref="Segment.Level"/> is the depth of the quote.</summary>
    Quote,

    /// <summary>A whole table as Markdown, translated as one.</summary>
    Table,

    /// <summary>A whole code block with its fences; kept as it is unless somebody gives it a target.</summary>
    Code,

    /// <summary>A line between sections; nothing to translate.</summary>
    ThematicBreak,

    /// <summary>A link reference definition, always after the body; kept as it is unless given a target.</summary>
    LinkDefinition,
}
