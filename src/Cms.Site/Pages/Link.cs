namespace Cms.Site.Pages;

/// <summary>A name and where it leads.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Href">Null when there is no page to go to.</param>
public sealed record Link(string Text, string? Href);
