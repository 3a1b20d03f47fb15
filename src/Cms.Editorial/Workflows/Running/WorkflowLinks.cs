using System.Security.Cryptography;
using System.Text.Json;
using Cms.Workflows.Expressions;
using Microsoft.AspNetCore.DataProtection;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Links into running workflows: signed, so that only who was given one can use it, and for a time.</summary>
internal sealed class WorkflowLinks(IDataProtectionProvider protection, EditorialOptions options, TimeProvider time)
{
    /// <summary>How long a signal's link holds.</summary>
    public static readonly TimeSpan SignalLife = TimeSpan.FromDays(30);

    private const string Signal = "signal";
    private const string Request = "request";

    private readonly IDataProtector _protector = protection.CreateProtector("Cms.Workflows.Links");

    /// <summary>What expressions ask of the world in a pass that answers this request, if any.</summary>
    public ExpressionHost HostFor(HttpExchange? http) => new()
    {
        Time = time,
        Http = http,
        SignalUrl = (name, correlation) => AbsoluteUrl($"~/workflows/Trigger?token={SignalToken(name, correlation)}"),
        WorkflowToken = (type, activity, days) => RequestToken(type, activity, days),
        AbsoluteUrl = AbsoluteUrl,
    };

    public string SignalToken(string name, string? correlationId) =>
        Write([Signal, name, correlationId ?? ""], time.GetUtcNow() + SignalLife);

    /// <returns>Signal and correlation id; null for a token that is none, or has expired.</returns>
    public (string Name, string? CorrelationId)? ReadSignal(string token) =>
        Read(token) is [Signal, var name, var correlation] ? (name, correlation.Length == 0 ? null : correlation) : null;

    /// <param name="days">How long it holds; 0 for ever.</param>
    public string RequestToken(string workflowTypeId, string activityId, int days) =>
        Write([Request, workflowTypeId, activityId], days > 0 ? time.GetUtcNow().AddDays(days) : DateTimeOffset.MaxValue);

    /// <returns>Type and activity; null for a token that is none, or has expired.</returns>
    public (string WorkflowTypeId, string ActivityId)? ReadRequest(string token) =>
        Read(token) is [Request, var type, var activity] ? (type, activity) : null;

    public string AbsoluteUrl(string path) => path switch
    {
        ['~', '/', ..] => $"{options.BaseUrl?.TrimEnd('/')}{path[1..]}",
        ['/', ..] => $"{options.BaseUrl?.TrimEnd('/')}{path}",
        _ => path,
    };

    private string Write(string[] parts, DateTimeOffset until) =>
        _protector.Protect(JsonSerializer.Serialize((string[])[until.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture), .. parts]));

    private string[]? Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(_protector.Unprotect(token)) is [var until, .. var parts]
                && long.Parse(until, System.Globalization.CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks
                ? parts
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
