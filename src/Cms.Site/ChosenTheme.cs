namespace Cms.Site;

/// <summary>The theme that the settings name, among those that are registered.</summary>
internal sealed record ChosenTheme(Theme Theme);
