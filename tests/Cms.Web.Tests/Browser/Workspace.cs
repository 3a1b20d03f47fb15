using System.Globalization;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>The translation screen, by what a person sees of it.</summary>
internal sealed class Workspace(IPage page)
{
    public ILocator Sources => page.Locator(".ws-segments .ws-source p");

    public ILocator Targets => page.Locator(".ws-segments .ws-target textarea");

    public ILocator State => page.Locator(".ws-head [role=status]");

    public ILocator Target(int number) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = $"Translation of segment {number.ToString(CultureInfo.InvariantCulture)}", Exact = true });

    public ILocator Action(string outcome) => page.Locator(".task").GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true });

    /// <summary>Types a translation and confirms it by the keyboard, which goes on to the next.</summary>
    public async Task TranslateAsync(int number, string text)
    {
        await Target(number).FillAsync(text);
        await Target(number).PressAsync("Control+Enter");
    }

    public async Task IsSavedAsync() => await Assertions.Expect(State).ToHaveTextAsync("Saved");

    /// <summary>Takes an action that needs no reason; the desk says what happened.</summary>
    public async Task ActAsync(string outcome)
    {
        await Action(outcome).ClickAsync();
        await page.WaitForURLAsync("**/admin?done=*");
    }

    /// <summary>Takes an action that needs a reason.</summary>
    public async Task ActAsync(string outcome, string reason)
    {
        await Action(outcome).ClickAsync();
        await page.GetByLabel("Reason").FillAsync(reason);
        await Action(outcome).ClickAsync();
        await page.WaitForURLAsync("**/admin?done=*");
    }
}
