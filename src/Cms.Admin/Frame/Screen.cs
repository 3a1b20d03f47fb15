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

    protected sealed override Task OnInitializedAsync() => Here.IsPost ? PostAsync() : GetAsync();
}
