using System.Collections.Immutable;
using System.Globalization;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Notifications;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <summary>How one person wants to be told.</summary>
/// <param name="Mail">By kind; what is absent is not mailed.</param>
/// <param name="DigestAt">As <c>08:00</c>, in <paramref name="TimeZone"/>.</param>
/// <param name="TimeZone">Of the IANA database.</param>
/// <param name="Language">One of <see cref="NotificationMails.Languages"/>.</param>
public sealed record NotificationChoices(
    ImmutableDictionary<NotificationKind, MailChoice> Mail, string DigestAt, string TimeZone, string Language);

/// <param name="HasAddress">Whether the account has an e-mail address.</param>
/// <param name="IsMailOn">Whether the site sends mail at all.</param>
public sealed record OwnNotificationChoices(NotificationChoices Choices, bool HasAddress, bool IsMailOn);

/// <summary>Reads how the account that asks wants to be told.</summary>
public sealed class GetNotificationChoices(NotificationStore store, AccountStore accounts, EditorialOptions options)
{
    /// <returns>The choices, or <c>needs-account</c>.</returns>
    public async Task<Result<OwnNotificationChoices>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        var kept = (await store.FindSettingsAsync([account], cancellationToken)).GetValueOrDefault(account);
        var choices = kept is null
            ? new NotificationChoices(
                ImmutableDictionary<NotificationKind, MailChoice>.Empty, "08:00", options.TimeZone.Id,
                NotificationMails.LanguageOf(CultureInfo.CurrentUICulture))
            : new NotificationChoices(MailChoices.Read(kept), kept.DigestAt, kept.TimeZone, kept.Language);
        return new OwnNotificationChoices(
            choices, await accounts.FindEmailAsync(account, cancellationToken) is not null, options.Mail.Host is not null);
    }
}

/// <summary>Changes how the account that asks is told.</summary>
public sealed class ChangeNotificationChoices
{
    private readonly UnitOfWork _work;
    private readonly NotificationStore _store;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ChangeNotificationChoices(UnitOfWork work, NotificationStore store, AuditTrail audit, TimeProvider time) =>
        (_work, _store, _audit, _time) = (work, store, audit, time);

    /// <returns>The choices, or <c>needs-account</c>, <c>bad-time</c>, <c>bad-zone</c>, <c>bad-language</c>.</returns>
    public async Task<Result<NotificationChoices>> RunAsync(NotificationChoices choices, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;
        if (!TimeOnly.TryParseExact(choices.DigestAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Problem.Invalid("bad-time", $"'{choices.DigestAt}' is not a time of day such as 08:00.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(choices.TimeZone, out _))
            return Problem.Invalid("bad-zone", $"'{choices.TimeZone}' is not a time zone such as Europe/Berlin.");
        if (!NotificationMails.Languages.Contains(choices.Language))
            return Problem.Invalid("bad-language", $"'{choices.Language}' is no language of the mails. They are: {string.Join(", ", NotificationMails.Languages)}.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var now = _time.GetUtcNow().UtcDateTime;
        DateTime? next = choices.Mail.ContainsValue(MailChoice.Digest) ? DigestTimes.Next(choices.DigestAt, choices.TimeZone, now) : null;
        await _store.KeepSettingsAsync(
            new NotificationSettings(
                account, MailChoices.Write(choices.Mail), choices.DigestAt, choices.TimeZone, choices.Language, next, GeneratedSecret.New()),
            cancellationToken);
        _audit.Note(actor, AuditActions.NotificationsChosen, account);
        await transaction.CommitAsync(cancellationToken);
        return choices;
    }

    /// <summary>Ends all mails to the person whose secret this is: the secret, which stands in their mails only, is the permission.</summary>
    /// <returns>False for a secret that is nobody's.</returns>
    public async Task<bool> UnsubscribeAsync(string secret, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _store.FindByUnsubscribeAsync(secret, cancellationToken) is not { } kept)
            return false;
        await _store.KeepSettingsAsync(kept with { Kinds = MailChoices.Write([]), NextDigestUtc = null }, cancellationToken);
        _audit.Note(Actor.System, AuditActions.NotificationsChosen, kept.AccountId, comment: "unsubscribed by link");
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
