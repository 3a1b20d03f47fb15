using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>The workflow designer in the hands of somebody who has no mouse: nothing here but keys is sent to the page.</summary>
internal sealed class DesignerKeyboard(IPage page)
{
    private const int Patience = 80;

    private IKeyboard Keys => page.Keyboard;

    /// <summary>Adds an activity from the list; its title is in focus then.</summary>
    public async Task AddAsync(string search, string title)
    {
        await GoToAsync("palette");
        await Keys.PressAsync("Control+A");
        await Keys.TypeAsync(search);
        await Keys.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement?.dataset.focus === 'details' && document.activeElement.value === ''");
        await Keys.TypeAsync(title);
    }

    public async Task AddTaskAsync(
        string title, string[] actions, string[] roles, string state, bool isTranslating = false, string[]? commentRequired = null, string? dueHours = null)
    {
        await AddAsync("User task", title);
        await TabToAsync("New: Actions");
        foreach (var action in actions)
        {
            await Keys.TypeAsync(action);
            await Keys.PressAsync("Enter");
        }

        foreach (var role in roles)
            await TickAsync(role);
        await TabToAsync("State");
        await Keys.TypeAsync(state);
        if (isTranslating)
        {
            await TickAsync("One person claims it");
            await TickAsync("Needs the right for the language direction");
        }
        else
        {
            await TickAsync("translation");
        }

        foreach (var action in commentRequired ?? [])
            await TickAsync(action);
        if (dueHours is null)
            return;
        await TabToAsync("Due after (hours)");
        await Keys.TypeAsync(dueHours);
    }

    public async Task TickAsync(string label)
    {
        await TabToAsync(label);
        await Keys.PressAsync("Space");
    }

    /// <summary>Goes to an activity on the canvas and connects its outcomes, given in the order of the form.</summary>
    public async Task ConnectAsync(string activity, params (string Outcome, string To)[] connections)
    {
        await GoToAsync("canvas");
        await TabToAsync(activity, within: "canvas");
        await Keys.PressAsync("Enter");
        await Keys.PressAsync("c");
        await page.WaitForFunctionAsync("() => document.activeElement?.closest('.wd-connections')");
        foreach (var (outcome, to) in connections)
        {
            await TabToAsync($"After “{outcome}”");
            await Keys.TypeAsync(to);
        }
    }

    public async Task PressOnCanvasAsync(string key)
    {
        await GoToAsync("canvas");
        await Keys.PressAsync(key);
    }

    /// <summary>Presses Tab until what has this label is in focus; out of <paramref name="within"/> it turns round.</summary>
    public async Task TabToAsync(string label, string? within = null)
    {
        var seen = new List<string>();
        var key = "Tab";
        for (var i = 0; i < Patience; i++)
        {
            var (name, pane) = await FocusedAsync();
            if (within is not null && pane != within)
            {
                key = key == "Tab" ? "Shift+Tab" : "Tab";
                await Keys.PressAsync(key);
                continue;
            }

            if (name == label || name.StartsWith(label + ",", StringComparison.Ordinal) || name.StartsWith(label, StringComparison.Ordinal) && within is null)
                return;
            seen.Add(name);
            await Keys.PressAsync(key);
        }

        Assert.Fail($"No key leads to '{label}', only to: {string.Join(" | ", seen)}");
    }

    /// <summary>F6 goes round the panes.</summary>
    public async Task GoToAsync(string pane)
    {
        for (var i = 0; i < 4; i++)
        {
            if ((await FocusedAsync()).Pane == pane && (pane != "palette" || (await FocusedAsync()).Name == "Find an activity"))
                return;
            var before = await FocusedAsync();
            await Keys.PressAsync("F6");
            await page.WaitForFunctionAsync(
                "before => (document.activeElement?.closest('[data-pane]')?.dataset.pane ?? '') !== before", before.Pane);
        }

        Assert.Fail($"F6 does not lead to the {pane}.");
    }

    private async Task<(string Name, string Pane)> FocusedAsync()
    {
        var found = await page.EvaluateAsync<string[]>("""
            () => {
              const at = document.activeElement;
              const name = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
              return [name.trim(), at?.closest('[data-pane]')?.dataset.pane ?? ''];
            }
            """);
        return (found[0], found[1]);
    }
}
