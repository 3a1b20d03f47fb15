namespace Cms.Site;

/// <summary>Component types, each derived from <see cref="Pages.PageComponent{TModel}"/> of the model it is named for.</summary>
public sealed record ThemePages(
    Type Front, Type Archive, Type Article, Type Outlet, Type Contributor, Type Text, Type Error);
