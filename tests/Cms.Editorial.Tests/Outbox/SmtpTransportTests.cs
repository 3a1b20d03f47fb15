using System.Net;
using System.Net.Sockets;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Tests.Outbox;

/// <summary>Mail through a real connection: what is delivered, and what is worth another attempt.</summary>
public sealed class SmtpTransportTests
{
    private static readonly Mail Letter = new(
        null, ["Ana <ana@x.example>"], ["cc@x.example"], ["hidden@x.example"], ["desk@x.example"], "Neu: مرحبا", "Plain text\n.dot", "<p>HTML</p>");

    [Fact]
    public async Task A_mail_is_delivered_to_all_with_its_id_and_without_the_hidden_recipients()
    {
        await using var server = new MailServer { Account = ("dragoman", "secret") };
        Assert.Null(await SendAsync(server.Port, Letter, name: "dragoman", password: "secret"));
        var (recipients, message) = Assert.Single(server.Taken);
        Assert.Equal(["ana@x.example", "cc@x.example", "hidden@x.example"], recipients.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("hidden@x.example", message, StringComparison.Ordinal);
        var read = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message)));
        Assert.Equal(("id1@dragoman", "Neu: مرحبا"), (read.MessageId, read.Subject));
        Assert.Equal(("site@x.example", "desk@x.example"), (read.From.Mailboxes.Single().Address, read.ReplyTo.Mailboxes.Single().Address));
        Assert.Equal("Plain text\n.dot", read.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("<p>HTML</p>", read.HtmlBody!.Trim());
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_since_somebody_may_mend_it()
    {
        await using var server = new MailServer { Account = ("dragoman", "secret") };
        var failed = await SendAsync(server.Port, Letter, name: "dragoman", password: "wrong");
        Assert.False(failed!.Value.IsFinal);
        Assert.Contains("Wrong name or password", failed.Value.Error, StringComparison.Ordinal);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("550 5.1.1 Nobody of that name", true)]
    [InlineData("451 4.7.1 Come again later", false)]
    public async Task A_refused_recipient_is_final_only_where_the_server_says_so(string answer, bool isFinal)
    {
        await using var server = new MailServer { OnRecipient = address => address == "cc@x.example" ? answer : null };
        var failed = await SendAsync(server.Port, Letter);
        Assert.Equal(isFinal, failed!.Value.IsFinal);
        Assert.Contains(answer[10..], failed.Value.Error, StringComparison.Ordinal);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_away_or_hangs_up_is_tried_again_and_knows_the_mail_by_its_id()
    {
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        Assert.False((await SendAsync(port, Letter))!.Value.IsFinal);
        await using var server = new MailServer { DiesAfterData = true };
        Assert.False((await SendAsync(server.Port, Letter))!.Value.IsFinal);
        server.DiesAfterData = false;
        Assert.Null(await SendAsync(server.Port, Letter));
        Assert.Equal(2, server.Taken.Count);
        Assert.All(server.Taken, taken => Assert.Contains("Message-Id: <id1@dragoman>", taken.Message, StringComparison.OrdinalIgnoreCase));
    }

    private static Task<(string Error, bool IsFinal)?> SendAsync(int port, Mail mail, string? name = null, string? password = null) =>
        new SmtpTransport(new EditorialOptions
        {
            RecipesPath = "",
            Mail = new MailOptions("127.0.0.1", port, name, password, "site@x.example", "None"),
        }).SendAsync(mail, "id1", default);
}
