using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Webhooks;

namespace Cms.Editorial.Tests.Webhooks;

/// <summary>Refused before anything is stored, so one database does.</summary>
public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1/hook", "private-address")]
    [InlineData("http://[::1]:8080/", "private-address")]
    [InlineData("http://[::ffff:10.0.0.1]/", "private-address")]
    [InlineData("http://169.254.169.254/latest/meta-data", "private-address")]
    [InlineData("http://0x7f.1/", "private-address")]
    [InlineData("http://localhost/", "private-address")]
    [InlineData("file:///etc/passwd", "bad-url")]
    [InlineData("gopher://example.org/", "bad-url")]
    [InlineData("https://user:word@example.org/", "bad-url")]
    [InlineData("hook", "bad-url")]
    public async Task An_address_that_is_not_public_is_refused(string url, string code)
    {
        await using var site = await NewsroomSite.CreateAsync(DatabaseProvider.Sqlite, setUp: false);
        var refused = await site.RunAsync<ManageWebhooks, Result<SavedWebhook>>(m => m.SaveAsync(
            new WebhookInput(null, url, [WebhookEvents.Published], true), Actor.System, default));

        Assert.Equal(code, refused.Problem!.Code);
    }
}
