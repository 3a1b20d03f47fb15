using Microsoft.AspNetCore.Components;

namespace Cms.Site.Pages;

/// <summary>What a theme's page is derived from. It is drawn once, on the server, and then is plain HTML.</summary>
/// <typeparam name="TModel">What the page shows.</typeparam>
public abstract class PageComponent<TModel> : ComponentBase
{
    /// <summary>What this page shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>What every page shows.</summary>
    [Parameter, EditorRequired]
    public PageFrame Frame { get; set; } = default!;
}
