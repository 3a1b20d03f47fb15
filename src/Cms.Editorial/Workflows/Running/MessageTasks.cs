using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Accounts;
using Cms.Data.Outbox;
using Cms.Editorial.Outbox;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Workflows.Running;

/// <summary>The tasks that speak to the world: mail and requests through the outbox, answers to the request under way.</summary>
internal sealed class MessageTasks(OutboxStore outbox, UserManager<CmsUser> users)
{
    /// <summary>Name of the outbox's listener that takes runs on.</summary>
    public const string Origin = "workflow";

    private const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <returns>Null for another task.</returns>
    public async Task<TaskEnd?> RunAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        switch (activity.Name)
        {
            case ActivityKinds.Email:
                return await PostAsync(pass, activity, run, Mail.Kind, MailOf(pass, activity, run), cancellationToken);
            case ActivityKinds.HttpCall:
                return await PostAsync(pass, activity, run, OutgoingRequest.Kind, RequestOf(pass, activity, run), cancellationToken);
            case ActivityKinds.NotifyUser:
                var names = List(pass.Text(activity, run, "UserNames"));
                return await NotifyAsync(pass, activity, run, name => users.FindByNameAsync(name), names, cancellationToken);
            case ActivityKinds.NotifyOwner:
                ImmutableArray<string> owner = pass.Latest?.Item.Owner is { } id ? [id] : [];
                return await NotifyAsync(pass, activity, run, account => users.FindByIdAsync(account), owner, cancellationToken);
            case ActivityKinds.HttpResponse:
                return Answer(pass, new HttpAnswer(
                    Number(activity, "HttpStatusCode", 200),
                    pass.Text(activity, run, "Content"),
                    pass.Text(activity, run, "ContentType") is { Length: > 0 } type ? type : "application/json")
                {
                    Headers = Headers(pass.Text(activity, run, "Headers")),
                });
            case ActivityKinds.HttpRedirect:
                var permanent = activity.Properties.TryGetProperty("Permanent", out var flag) && flag.ValueKind == JsonValueKind.True;
                return Answer(pass, new HttpAnswer(permanent ? 308 : 302, "", "text/plain", pass.Text(activity, run, "Location").Trim()));
            default:
                return null;
        }
    }

    private async Task<TaskEnd> PostAsync<T>(
        TaskRunner.Pass pass, Activity activity, WorkflowRun run, string kind, T payload, CancellationToken cancellationToken)
    {
        var id = IdText.New();
        await outbox.AddAsync(id, kind, $"{Origin}:{run.RunId}:{activity.ActivityId}", JsonSerializer.Serialize(payload), cancellationToken);
        pass.WaitFor(activity, id);
        return new TaskEnd.Waiting();
    }

    private async Task<TaskEnd> NotifyAsync(
        TaskRunner.Pass pass,
        Activity activity,
        WorkflowRun run,
        Func<string, Task<CmsUser?>> find,
        ImmutableArray<string> names,
        CancellationToken cancellationToken)
    {
        var found = new List<CmsUser>();
        foreach (var name in names)
        {
            if (await find(name) is { IsEnabled: true } user)
                found.Add(user);
        }

        if (found.Count == 0)
            return new TaskEnd.Ended(ActivityKinds.NobodyFound);

        ImmutableArray<string> to = [.. found.Select(user => user.Email).OfType<string>().Where(mail => mail.Length > 0)];
        if (to.IsEmpty)
            return new TaskEnd.Ended("Failed", JsonSerializer.SerializeToElement(new { Message = "None of them has a mail address." }));

        var subject = pass.Text(activity, run, "Subject");
        var text = pass.Text(activity, run, "TextBody");
        var html = pass.Text(activity, run, "HtmlBody");
        var summary = pass.Text(activity, run, "Summary");
        foreach (var address in to)
        {
            // Each in a mail of their own: addresses are not for the others.
            var mail = new Mail(null, [address], [], [], [], subject.Length > 0 ? subject : summary, text.Length > 0 ? text : summary, html.Length > 0 ? html : null);
            await outbox.AddAsync(IdText.New(), Mail.Kind, null, JsonSerializer.Serialize(mail), cancellationToken);
        }

        return new TaskEnd.Ended("Done");
    }

    private static Mail MailOf(TaskRunner.Pass pass, Activity activity, WorkflowRun run)
    {
        string Of(string property) => pass.Text(activity, run, property);
        bool Flag(string key) => activity.Properties.TryGetProperty(key, out var flag) && flag.ValueKind == JsonValueKind.True;
        var isHtml = Flag("IsHtmlBody") || Flag("IsBodyHtml");
        var (body, text, html) = (Of("Body"), Of("TextBody"), Of("HtmlBody"));
        var format = activity.Properties.TryGetProperty("BodyFormat", out var choice) ? choice.ToString() : "All";
        text = text.Length > 0 ? text : isHtml ? "" : body;
        html = html.Length > 0 ? html : isHtml ? body : "";
        return new Mail(
            Of("Sender") is { Length: > 0 } sender ? sender : Of("Author") is { Length: > 0 } author ? author : null,
            List(Of("Recipients")),
            List(Of("Cc")),
            List(Of("Bcc")),
            List(Of("ReplyTo")),
            Of("Subject").ReplaceLineEndings(" ").Trim(),
            text.Length > 0 && format is not ("Html" or "2") ? text : null,
            html.Length > 0 && format is not ("Text" or "1") ? html : null);
    }

    private static OutgoingRequest RequestOf(TaskRunner.Pass pass, Activity activity, WorkflowRun run)
    {
        var method = activity.Properties.TryGetProperty("HttpMethod", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "GET";
        var type = pass.Text(activity, run, "ContentType");
        return new OutgoingRequest(
            pass.Text(activity, run, "Url").Trim(),
            method,
            Headers(pass.Text(activity, run, "Headers")),
            pass.Text(activity, run, "Body"),
            type.Length > 0 ? type : "application/json",
            [.. ActivityKinds.Of(activity).OutcomesOf(activity).Select(outcome => int.TryParse(outcome, out var code) ? code : 0).Where(code => code > 0)]);
    }

    internal static TaskEnd Answer(TaskRunner.Pass pass, HttpAnswer answer)
    {
        if (pass.Http is not { } http)
            return new TaskEnd.Faulted("There is no request to answer: the run went on after it.");

        http.Answer = answer;
        return new TaskEnd.Ended("Done");
    }

    /// <summary>Lines <c>Name: value</c>, or a JSON object.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Headers(string text)
    {
        if (text.TrimStart().StartsWith('{'))
        {
            try
            {
                return [.. JsonElement.Parse(text).EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.ToString()))];
            }
            catch (JsonException exception)
            {
                throw new TaskRunner.TaskFailure($"The headers are not JSON: {exception.Message}");
            }
        }

        return
        [
            .. text.Split('\n', Clean)
                .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
                .Where(parts => parts.Length == 2 && parts[0].Length > 0)
                .Select(parts => KeyValuePair.Create(parts[0], parts[1])),
        ];
    }

    private static ImmutableArray<string> List(string text) => [.. text.Split([',', ';', '\n'], Clean)];

    private static int Number(Activity activity, string key, int absent) =>
        activity.Properties.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : absent;
}
