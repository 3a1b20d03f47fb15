using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// The tasks that look at the form of the request under way. What is wrong with it is gathered with the request, and is the last
/// result of the task that says so: messages by field.
/// </summary>
internal static class FormTasks
{
    /// <summary>Of the run's input: where the form of an event with this key was.</summary>
    public static string LocationKey(string key) => $"FormLocation:{key}";

    /// <returns>Null for another task.</returns>
    public static TaskEnd? Run(TaskRunner.Pass pass, Activity activity, WorkflowRun run)
    {
        switch (activity.Name)
        {
            case ActivityKinds.ValidateForm:
                return WithForm(pass, http => End(http, http.Errors.IsEmpty ? "Valid" : "Invalid"));
            case ActivityKinds.ValidateFormField:
                return WithForm(pass, http => ValidateField(http, Text(activity, "FieldName"), Text(activity, "ErrorMessage")));
            case ActivityKinds.AddFormError:
                return WithForm(pass, http =>
                {
                    Add(http, Text(activity, "Key"), Text(activity, "ErrorMessage"));
                    return End(http, "Done");
                });
            case ActivityKinds.BindForm:
                return WithForm(pass, http => new TaskEnd.Ended("Done", JsonSerializer.SerializeToElement(http.Form)));
            case ActivityKinds.ValidateAntiforgery:
                return WithForm(pass, http => End(http, "Done") with { Also = [http.IsAntiforgeryValid ? "Valid" : "Invalid"] });
            case ActivityKinds.HttpRedirectToForm:
                return Redirect(pass, run, Text(activity, "FormLocationKey"));
            default:
                return null;
        }
    }

    /// <summary>Notes what is wrong with a field; empty names stand for the form as a whole.</summary>
    public static void Add(HttpExchange http, string field, string message) =>
        http.Errors = http.Errors.SetItem(field, http.Errors.GetValueOrDefault(field, []).Add(message));

    /// <summary>Ends a task with what is wrong with the form as its result.</summary>
    public static TaskEnd.Ended End(HttpExchange http, string outcome) =>
        new(outcome, JsonSerializer.SerializeToElement(http.Errors));

    public static TaskEnd WithForm(TaskRunner.Pass pass, Func<HttpExchange, TaskEnd> task) =>
        pass.Http is { } http ? task(http) : new TaskEnd.Faulted("There is no form to look at: the run went on after its request.");

    private static TaskEnd.Ended ValidateField(HttpExchange http, string field, string message)
    {
        var isGiven = http.Form.GetValueOrDefault(field)?.Trim() is { Length: > 0 };
        if (!isGiven)
            Add(http, field, message.Length > 0 ? message : $"'{field}' is missing.");
        return End(http, "Done") with { Also = [isGiven ? "Valid" : "Invalid"] };
    }

    private static TaskEnd Redirect(TaskRunner.Pass pass, WorkflowRun run, string key)
    {
        var location = run.Input.TryGetValue(LocationKey(key), out var path) && path.ValueKind == JsonValueKind.String ? path.GetString() : null;
        return location is null
            ? new TaskEnd.Failed("Failed") { Note = "The request did not say on which page its form was." }
            : MessageTasks.Answer(pass, new HttpAnswer(303, "", "text/plain", location));
    }

    private static string Text(Activity activity, string key) =>
        activity.Properties.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
