namespace Cms.Translations.Checks.Texts;

/// <param name="Text">Without Markdown marks that stood inside.</param>
internal readonly record struct Word(TextRange Range, string Text);

/// <param name="Address">Without its title.</param>
internal readonly record struct Link(TextRange Range, string Address, bool IsImage, string Label);
