using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Notifications;
using Cms.Editorial.Outbox;
using Cms.Editorial.Tests.Workflows;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Notifications;

/// <summary>Mails about notifications, from any number of nodes, each once, and with nothing in them that could harm anybody.</summary>
public abstract class NotificationMailContract(DatabaseProvider provider) : IAsyncLifetime
{
    private const string Marker = "Zanzibar marker";

    private readonly Postbox _postbox = new();
    private readonly TestClock _clock = new();
    private readonly List<ServiceProvider> _nodes = [];
    private TestDatabase _database = null!;
    private Actor _nour = null!;
    private Actor _sami = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < 3; i++)
            _nodes.Add(Node());
        _nour = await PersonAsync("nour");
        _sami = await PersonAsync("sami");
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_gets_a_mail_who_has_not_asked_for_one()
    {
        await TellAsync(NotificationKind.Comment);
        await SendAsync(_nodes[0]);

        Assert.Empty(_postbox.Mails);
    }

    [Fact]
    public async Task At_once_means_one_mail_without_names_quotes_or_titles_in_the_language_of_its_reader()
    {
        await ChooseAsync(new() { [NotificationKind.Returned] = MailChoice.AtOnce }, "ar");
        await TellAsync(NotificationKind.Returned);
        await TellAsync(NotificationKind.Comment);
        await SendAsync(_nodes[0], _nodes[1], _nodes[2]);

        var mail = Assert.Single(_postbox.Mails).Mail;
        Assert.Equal("nour@news.example", Assert.Single(mail.To));
        Assert.EndsWith("عادت إليك مادة", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://desk.example/admin/notifications/open/", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("https://desk.example/admin/notifications/off?key=", mail.Unsubscribe, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("sami", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_goes_once_a_day_with_three_nodes_and_only_with_what_is_unread()
    {
        await ChooseAsync(new() { [NotificationKind.Comment] = MailChoice.Digest }, "en");
        var read = await TellAsync(NotificationKind.Comment);
        await TellAsync(NotificationKind.Comment);
        await TellAsync(NotificationKind.Comment);
        await RunAsync<MarkNotificationsRead, Result<int>>(_nodes[0], m => m.RunAsync([read], _nour, default));
        await DigestsAsync();
        Assert.Empty(_postbox.Mails);

        _clock.Advance(TimeSpan.FromDays(1));
        await DigestsAsync();
        Assert.EndsWith("2 notifications", Assert.Single(_postbox.Mails).Mail.Subject, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromDays(3)); // nobody was up meanwhile, and nothing is new
        await DigestsAsync();
        Assert.Single(_postbox.Mails);

        await TellAsync(NotificationKind.Comment);
        _clock.Advance(TimeSpan.FromDays(1));
        await DigestsAsync();
        Assert.Equal(2, _postbox.Mails.Count);
    }

    [Fact]
    public async Task The_link_in_a_mail_ends_them_and_a_mail_that_waits_is_not_sent_any_more()
    {
        await ChooseAsync(new() { [NotificationKind.Comment] = MailChoice.AtOnce }, "en");
        await TellAsync(NotificationKind.Comment);
        await SendAsync(_nodes[0]);
        var secret = Assert.Single(_postbox.Mails).Mail.Unsubscribe!.Split("key=")[1];
        await TellAsync(NotificationKind.Comment);

        Assert.False(await RunAsync<ChangeNotificationChoices, bool>(_nodes[0], c => c.UnsubscribeAsync("x" + secret, default)));
        Assert.True(await RunAsync<ChangeNotificationChoices, bool>(_nodes[0], c => c.UnsubscribeAsync(secret, default)));
        await SendAsync(_nodes[0]);
        await TellAsync(NotificationKind.Comment);
        await SendAsync(_nodes[0]);

        Assert.Single(_postbox.Mails);
    }

    [Fact]
    public async Task Choices_that_cannot_be_kept_are_refused()
    {
        Task<Result<NotificationChoices>> TryAsync(string at, string zone, string language) => RunAsync<ChangeNotificationChoices, Result<NotificationChoices>>(
            _nodes[0], c => c.RunAsync(new NotificationChoices(ImmutableDictionary<NotificationKind, MailChoice>.Empty, at, zone, language), _nour, default));

        Assert.Equal("bad-time", (await TryAsync("25:00", "UTC", "en")).Problem!.Code);
        Assert.Equal("bad-zone", (await TryAsync("08:00", "Mars/Base", "en")).Problem!.Code);
        Assert.Equal("bad-language", (await TryAsync("08:00", "UTC", "tlh")).Problem!.Code);
        Assert.True((await TryAsync("08:00", "UTC", "en")).Succeeded);
    }

    private async Task DigestsAsync()
    {
        await Task.WhenAll(_nodes.Select(node => RunAsync<SendDigests, int>(node, digests => digests.RunAsync(default))));
        await SendAsync([.. _nodes]);
    }

    private static Task<int[]> SendAsync(params ServiceProvider[] nodes) =>
        Task.WhenAll(nodes.Select(node => RunAsync<SendOutbox, int>(node, outbox => outbox.RunAsync(default))));

    private async Task ChooseAsync(Dictionary<NotificationKind, MailChoice> mail, string language) =>
        DeskFixture.Value(await RunAsync<ChangeNotificationChoices, Result<NotificationChoices>>(_nodes[0], c => c.RunAsync(
            new NotificationChoices(mail.ToImmutableDictionary(), "08:00", "Asia/Beirut", language), _nour, default)));

    /// <returns>The id of what Nour was told.</returns>
    private async Task<string> TellAsync(NotificationKind kind)
    {
        await RunAsync<WithTransaction, IReadOnlySet<string>>(_nodes[0], w => w.RunAsync(
            commit: true, n => n.ToAsync([_nour.AccountId, _sami.AccountId], new NewNotification(kind, null, Detail: Marker), _sami, default)));
        return (await RunAsync<ListNotifications, Result<NotificationPage>>(_nodes[0], l => l.RunAsync(null, true, null, _nour, default))).Value.Lines[0].Id;
    }

    private async Task<Actor> PersonAsync(string name)
    {
        var added = DeskFixture.Value(await RunAsync<AddUser, Result<AddedUser>>(_nodes[0], u => u.RunAsync(
            new NewUser(name, $"{name}@news.example", "correct horse battery", [], []), Actor.System, default)));
        return (await RunAsync<ActorSource, Actor?>(_nodes[0], s => s.FromAccountAsync(added.Id, null, default)))!;
    }

    private ServiceProvider Node() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<IMailTransport>(_postbox)
        .AddScoped<WithTransaction>()
        .AddEditorial(
            new EditorialOptions { RecipesPath = "none", BaseUrl = "https://desk.example", Mail = new MailOptions("mail.example", From: "desk@news.example") },
            new EditorialStorage(provider == DatabaseProvider.PostgreSql, _database.Options.ConnectionString, TestDirectory.Create()))
        .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });

    private static async Task<T> RunAsync<TUseCase, T>(ServiceProvider node, Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private sealed class Postbox : IMailTransport
    {
        public ConcurrentQueue<(string Id, Mail Mail)> Mails { get; } = [];

        public Task<(string Error, bool IsFinal)?> SendAsync(Mail mail, string id, CancellationToken cancellationToken)
        {
            Mails.Enqueue((id, mail));
            return Task.FromResult<(string, bool)?>(null);
        }
    }
}

public sealed class SqliteNotificationMailTests() : NotificationMailContract(DatabaseProvider.Sqlite);

public sealed class PostgreSqlNotificationMailTests() : NotificationMailContract(DatabaseProvider.PostgreSql);
