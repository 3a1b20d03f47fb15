using System.Data.Common;
using Cms.Data.Transactions;

namespace Cms.Data.Webhooks;

/// <summary>Webhooks, and what became of what they were sent.</summary>
public sealed class WebhookStore
{
    private readonly Database _database;

    internal WebhookStore(Database database) => _database = database;

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "Id", "Url", "Events", "IsActive", "Secret", "OldSecret", "OldSecretUntilUtc", "CreatedUtc", "FailingSinceUtc", "Stopped"
        FROM "Webhooks" ORDER BY "CreatedUtc", "Id"
        """,
        Read,
        cancellationToken);

    public Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "Id", "Url", "Events", "IsActive", "Secret", "OldSecret", "OldSecretUntilUtc", "CreatedUtc", "FailingSinceUtc", "Stopped"
        FROM "Webhooks" WHERE "Id" = {id}
        """,
        Read,
        cancellationToken);

    /// <summary>Adds it, or takes the place of the one with its id.</summary>
    public Task KeepAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var events = string.Join(' ', webhook.Events);
        return _database.ExecuteAsync(
            $"""
            INSERT INTO "Webhooks" ("Id", "Url", "Events", "IsActive", "Secret", "OldSecret", "OldSecretUntilUtc", "CreatedUtc", "FailingSinceUtc", "Stopped")
            VALUES ({webhook.Id}, {webhook.Url}, {events}, {webhook.IsActive}, {webhook.Secret}, {webhook.OldSecret},
                {webhook.OldSecretUntilUtc}, {webhook.CreatedUtc}, {webhook.FailingSinceUtc}, {webhook.Stopped})
            ON CONFLICT ("Id") DO UPDATE SET "Url" = {webhook.Url}, "Events" = {events}, "IsActive" = {webhook.IsActive},
                "Secret" = {webhook.Secret}, "OldSecret" = {webhook.OldSecret}, "OldSecretUntilUtc" = {webhook.OldSecretUntilUtc},
                "FailingSinceUtc" = {webhook.FailingSinceUtc}, "Stopped" = {webhook.Stopped}
            """,
            cancellationToken);
    }

    /// <summary>Deletes it with its deliveries.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        await _database.ExecuteAsync($"""DELETE FROM "WebhookDeliveries" WHERE "WebhookId" = {id}""", cancellationToken);
        return await _database.ExecuteAsync($"""DELETE FROM "Webhooks" WHERE "Id" = {id}""", cancellationToken) == 1;
    }

    /// <summary>Something has arrived.</summary>
    public Task MarkReachedAsync(string id, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""UPDATE "Webhooks" SET "FailingSinceUtc" = NULL WHERE "Id" = {id} AND "FailingSinceUtc" IS NOT NULL""", cancellationToken);

    /// <summary>Something has not arrived; the first time counts.</summary>
    public Task MarkFailingAsync(string id, DateTime atUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""UPDATE "Webhooks" SET "FailingSinceUtc" = {atUtc} WHERE "Id" = {id} AND "FailingSinceUtc" IS NULL""", cancellationToken);

    /// <summary>Switches it off by itself.</summary>
    /// <returns>False when it was off already.</returns>
    public async Task<bool> StopAsync(string id, string why, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""UPDATE "Webhooks" SET "IsActive" = FALSE, "Stopped" = {why} WHERE "Id" = {id} AND "IsActive" = TRUE""", cancellationToken) == 1;

    public Task AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "WebhookDeliveries" ("Id", "WebhookId", "MessageId", "Event", "AtUtc", "Attempt", "Status", "Milliseconds", "Error", "Answer")
        VALUES ({delivery.Id}, {delivery.WebhookId}, {delivery.MessageId}, {delivery.Event}, {delivery.AtUtc}, {delivery.Attempt},
            {delivery.Status}, {delivery.Milliseconds}, {delivery.Error}, {delivery.Answer})
        """,
        cancellationToken);

    /// <summary>The last first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(string webhookId, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "WebhookId", "MessageId", "Event", "AtUtc", "Attempt", "Status", "Milliseconds", "Error", "Answer"
            FROM "WebhookDeliveries" WHERE "WebhookId" = {webhookId} ORDER BY "AtUtc" DESC, "Id" LIMIT {most}
            """,
            row => new WebhookDelivery(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Instant(4), row.GetInt32(5), row.IntOrNull(6),
                row.GetInt32(7), row.TextOrNull(8), row.TextOrNull(9)),
            cancellationToken);

    /// <summary>Forgets deliveries before this instant.</summary>
    public Task<int> DeleteDeliveriesAsync(DateTime beforeUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""DELETE FROM "WebhookDeliveries" WHERE "AtUtc" < {beforeUtc}""", cancellationToken);

    private static Webhook Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.GetBoolean(3), row.GetString(4),
        row.TextOrNull(5), row.InstantOrNull(6), row.Instant(7), row.InstantOrNull(8), row.TextOrNull(9));
}
