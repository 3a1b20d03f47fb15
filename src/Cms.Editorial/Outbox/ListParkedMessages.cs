using System.Text.Json;
using Cms.Data.Outbox;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;

namespace Cms.Editorial.Outbox;

/// <summary>A message that was given up.</summary>
/// <param name="Subject">Of a mail its subject, of a request its method and address without query; null for what has neither.</param>
/// <param name="RunId">The run of a workflow that waits for it; null for none.</param>
public sealed record ParkedMessage(
    string Id, string Kind, string? Subject, string? RunId, DateTime CreatedUtc, int Attempts, string? Error);

/// <summary>The messages that were given up, with why.</summary>
public sealed class ListParkedMessages(OutboxStore outbox)
{
    private const int Most = 200;

    /// <returns>The last given up first, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<IReadOnlyList<ParkedMessage>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Can(Permissions.ManageWorkflows)
            ? Result.Of<IReadOnlyList<ParkedMessage>>([.. (await outbox.ListAsync(OutboxState.Parked, Most, cancellationToken)).Select(Of)])
            : Problem.Forbidden("may-not-manage-workflows", "Messages are looked after by those who may manage workflows.");

    private static ParkedMessage Of(OutboxMessage message) => new(
        message.Id,
        message.Kind,
        SubjectOf(message),
        message.Origin?.Split(':') is [MessageTasks.Origin, var run, ..] ? run : null,
        message.CreatedUtc,
        message.Attempts,
        message.Error);

    /// <summary>The query of an address may hold a secret, and so may the rest of the message: they are not shown.</summary>
    private static string? SubjectOf(OutboxMessage message)
    {
        var payload = JsonElement.Parse(message.Payload);
        string? Text(string key) =>
            payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return message.Kind switch
        {
            Mail.Kind => Text("Subject"),
            _ when Text("Url") is { } url => $"{Text("Method")} {url.Split('?')[0]}".Trim(),
            _ => null,
        };
    }
}
