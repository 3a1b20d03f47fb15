using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Frame;

/// <summary>A page of the admin UI. It reads its route, query and form from <see cref="Here"/> and renders once.</summary>
public abstract class Screen : ComponentBase
{
    [Inject]
    public AdminContext Here { get; set; } = null!;

    [Inject]
    public IStringLocalizer<Texts> T { get; set; } = null!;

    protected CancellationToken Aborted => Here.Aborted;

    protected virtual Task GetAsync() => Task.CompletedTask;

    /// <summary>Handles a form whose antiforgery token was found good.</summary>
    protected virtual Task PostAsync() => GetAsync();

    /// <summary>Everything is there before the first render: one made meanwhile would show a page without its data.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (Here.IsPost ? PostAsync() : GetAsync());
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
