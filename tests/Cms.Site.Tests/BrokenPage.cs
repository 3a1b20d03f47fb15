using Cms.Site.Pages;
using Microsoft.AspNetCore.Components.Rendering;

namespace Cms.Site.Tests;

/// <summary>A page of a theme with a bug in it.</summary>
internal sealed class BrokenPage<TModel> : PageComponent<TModel>
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<p>half a page");
        throw new InvalidOperationException("secret");
    }
}
