using System.Collections.Immutable;

namespace Cms.Editorial.Notices;

/// <summary>What readers are told of a text after it was published, as its kinds stand in NoticesPart.</summary>
public static class NoticeKinds
{
    public const string Mistranslation = "mistranslation";
    public const string EditingError = "editing-error";
    public const string SourceCorrection = "source-correction";
    public const string Clarification = "clarification";
    public const string Update = "update";

    /// <summary>The text stays where it is, under a banner.</summary>
    public const string Retraction = "retraction";

    /// <summary>Those that are published with the text; a takedown has no text to stand with, see <see cref="TakeDown"/>.</summary>
    public static ImmutableArray<string> All { get; } =
        [Mistranslation, EditingError, SourceCorrection, Clarification, Update, Retraction];
}
