using System.Globalization;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>The translation screen, by what a person sees of it.</summary>
internal sealed class Workspace(IPage page)
{
    public ILocator Sources => page.Locator(".ws-segments .ws-source p");

    public ILocator Targets => page.Locator(".ws-segments .ws-target [role=textbox]");

    public ILocator State => page.Locator(".ws-head .save");

    public ILocator Target(int number) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = $"Translation of segment {number.ToString(CultureInfo.InvariantCulture)}", Exact = true });

    /// <summary>The segment with the caret: the only one that is live.</summary>
    public ILocator Editor => page.Locator("[contenteditable=true]");

    public ILocator Row(int number) => page.Locator(".ws-row").Nth(number - 1);

    public ILocator Action(string outcome) => page.Locator(".task").GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true });

    /// <summary>Types a translation and confirms it by the keyboard, which goes on to the next.</summary>
    public async Task TranslateAsync(int number, string text)
    {
        await WriteAsync(number, text);
        await page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>Types in place of what stands in a segment, without confirming it.</summary>
    public async Task WriteAsync(int number, string text)
    {
        await EnterAsync(number);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>The scripts have taken the plain form's place.</summary>
    public async Task IsLiveAsync() => await Assertions.Expect(State).ToBeVisibleAsync();

    /// <summary>Puts the caret into a segment.</summary>
    public async Task EnterAsync(int number)
    {
        await IsLiveAsync();
        await Target(number).FocusAsync();
        await Assertions.Expect(Target(number).And(Editor)).ToBeFocusedAsync();
    }

    public async Task IsSavedAsync() => await Assertions.Expect(State).ToHaveTextAsync("Saved");

    /// <summary>Takes an action that needs no reason; the desk says what happened.</summary>
    public async Task ActAsync(string outcome)
    {
        await IsLiveAsync();
        await Action(outcome).ClickAsync();
        await page.WaitForURLAsync("**/admin?done=*");
    }

    /// <summary>Takes an action that needs a reason.</summary>
    public async Task ActAsync(string outcome, string reason)
    {
        await IsLiveAsync();
        await Action(outcome).ClickAsync();
        await page.GetByLabel("Reason").FillAsync(reason);
        await Action(outcome).ClickAsync();
        await page.WaitForURLAsync("**/admin?done=*");
    }
}
