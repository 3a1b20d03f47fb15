namespace Cms.Admin.Workflows;

/// <summary>Names the resources of the workflow designer, which go to the browser as a whole: titles of activities
/// (<c>kind.…</c>), properties, choices and categories, and its own texts, whose key is the English text itself.</summary>
public sealed class DesignerTexts;
