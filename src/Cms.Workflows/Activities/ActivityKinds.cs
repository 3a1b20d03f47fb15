using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Activities;

/// <summary>Orchard Core's activities by name, whether or not anything here can run them.</summary>
public static class ActivityKinds
{
    public const string UserTask = "UserTaskEvent";
    public const string ContentCreated = "ContentCreatedEvent";
    public const string PublishContent = "PublishContentTask";
    public const string Timer = "TimerEvent";
    public const string Fork = "ForkTask";
    public const string Join = "JoinTask";
    public const string IfElse = "IfElseTask";
    public const string WhileLoop = "WhileLoopTask";
    public const string ForLoop = "ForLoopTask";
    public const string ForEach = "ForEachTask";
    public const string SetProperty = "SetPropertyTask";
    public const string SetOutput = "SetOutputTask";
    public const string Correlate = "CorrelateTask";
    public const string Log = "LogTask";
    public const string Script = "ScriptTask";
    public const string LiquidText = "LiquidTask";
    public const string Notify = "NotifyTask";
    public const string CommitTransaction = "CommitTransactionTask";
    public const string Fault = "WorkflowFaultEvent";
    public const string Signal = "SignalEvent";
    public const string HttpRequest = "HttpRequestEvent";
    public const string HttpCall = "HttpRequestTask";
    public const string HttpResponse = "HttpResponseTask";
    public const string HttpRedirect = "HttpRedirectTask";
    public const string Email = "EmailTask";
    public const string NotifyUser = "NotifyUserTask";
    public const string NotifyOwner = "NotifyContentOwnerTask";
    public const string ExecuteWorkflow = "ExecuteWorkflowTask";
    public const string ContentForEach = "ContentForEachTask";
    public const string HttpRedirectToForm = "HttpRedirectToFormLocationTask";
    public const string UserCreated = "UserCreatedEvent";
    public const string UserEnabled = "UserEnabledEvent";
    public const string UserDisabled = "UserDisabledEvent";
    public const string UserUpdated = "UserUpdatedEvent";
    public const string UserLoggedIn = "UserLoggedInEvent";
    public const string UserLoggedOut = "UserLoggedOutEvent";
    public const string RegisterUser = "RegisterUserTask";
    public const string AssignUserRole = "AssignUserRoleTask";
    public const string UnassignUserRole = "UnassignUserRoleTask";
    public const string GetUsersByRole = "GetUsersByRoleTask";
    public const string ValidateUser = "ValidateUserTask";
    public const string ValidateAntiforgery = "ValidateAntiforgeryTokenTask";
    public const string ValidateForm = "ValidateFormTask";
    public const string ValidateFormField = "ValidateFormFieldTask";
    public const string AddFormError = "AddModelValidationErrorTask";
    public const string BindForm = "BindModelStateTask";

    /// <summary>How a user is told that nobody was found to notify.</summary>
    public const string NobodyFound = "Failed: no user found";

    /// <summary>In the order the designer's palette shows them.</summary>
    public static ImmutableArray<ActivityKind> All { get; } =
    [
        // Content
        Event(ContentCreated), Event("ContentUpdatedEvent"), Event("ContentPublishedEvent"),
        Event("ContentUnpublishedEvent"), Event("ContentDeletedEvent"), Event("ContentDraftSavedEvent"),
        Event("ContentVersionedEvent"),
        Task("CreateContentTask", "Done", "Failed"), Task("UpdateContentTask", "Done", "Failed"),
        Task("RetrieveContentTask", "Retrieved"), Task("DeleteContentTask", "Deleted", "Noop"),
        Task(PublishContent, "Published", "Noop"), Task("UnpublishContentTask", "Unpublished", "Noop"),
        Task(ContentForEach, "Iterate", "Done", "Failed"),

        // Primitives and control flow
        Task(SetProperty), Task(SetOutput), Task(Correlate), Task(Log), Task(Notify),
        new(Script, false, properties => Listed(properties, "AvailableOutcomes") is { IsEmpty: false } listed ? listed : ["Done"]),
        Task(LiquidText), Task(IfElse, "True", "False"), Task(WhileLoop, "Iterate", "Done"),
        Task(ForLoop, "Iterate", "Done"), Task(ForEach, "Iterate", "Done"),
        new(Fork, false, properties => Listed(properties, "Forks")) { TakesAllOutcomes = true },
        Task(Join, "Joined"), Task(CommitTransaction, "Done", "Valid", "Invalid"), Event(Fault),
        Task(ExecuteWorkflow, "Done", "Failed"),

        // HTTP
        Event(HttpRequest), Elsewhere("HttpRequestFilterEvent", "Matched"), // nobody watches the site's own pages for workflows
        new(HttpCall, false, HttpOutcomes),
        Task(HttpResponse), Task(HttpRedirect), Task(HttpRedirectToForm, "Done", "Failed"), Event(Signal),

        // Time, people, messages
        Event(Timer), new(UserTask, true, properties => Listed(properties, "Actions")),
        Task(Email, "Done", "Failed"), Elsewhere("SmsTask", "Done", "Failed"),
        Task(NotifyUser, "Done", "Failed", NobodyFound), Task(NotifyOwner, "Done", "Failed", NobodyFound),

        // Accounts
        Event(UserCreated), Event(UserEnabled), Event(UserDisabled), Event(UserUpdated), Event(UserLoggedIn), Event(UserLoggedOut),
        Elsewhere("UserDeletedEvent"), Elsewhere("UserConfirmedEvent"), // accounts are disabled here, not deleted; addresses are not confirmed
        Task(RegisterUser, "Done", "Valid", "Invalid"), Task(AssignUserRole, "Done", "Failed"), Task(UnassignUserRole, "Done", "Failed"),
        Task(GetUsersByRole, "Done", "Failed"), Task(ValidateUser, "Anonymous", "Authenticated", "InRole"),

        // Forms
        Task(ValidateAntiforgery, "Done", "Valid", "Invalid"), Elsewhere("ValidateReCaptchaTask", "Done", "Valid", "Invalid"),
        Task(ValidateForm, "Valid", "Invalid"), Task(ValidateFormField, "Done", "Valid", "Invalid"), Task(AddFormError), Task(BindForm),

        // Elsewhere: known by name only, so transitions may name any outcome
        Open("CreateTenantTask"), Open("SetupTenantTask"), Open("EnableTenantTask"), Open("DisableTenantTask"),
        Open("UpdateTwitterStatusTask"), Open("UpdateXTwitterStatusTask"),
    ];

    private static readonly FrozenDictionary<string, ActivityKind> ByName =
        All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>
    /// Stands for every unknown name: such an activity is kept with all it has, reported by the linter, and faults the run
    /// that reaches it unless whoever runs tasks knows it.
    /// </summary>
    public static ActivityKind Missing { get; } =
        new("MissingActivity", false, _ => []) { IsKnown = false, HasOpenOutcomes = true, IsSupported = false };

    /// <summary>Returns the kind of <paramref name="activity"/>, <see cref="Missing"/> if its name is unknown.</summary>
    public static ActivityKind Of(Activity activity) => ByName.GetValueOrDefault(activity.Name, Missing);

    /// <summary>Returns the kind of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    internal static ActivityKind Named(string name) => ByName[name];

    private static ActivityKind Event(string name, params ImmutableArray<string> outcomes) =>
        new(name, true, _ => outcomes.IsEmpty ? ["Done"] : outcomes);

    private static ActivityKind Task(string name, params ImmutableArray<string> outcomes) =>
        new(name, false, _ => outcomes.IsEmpty ? ["Done"] : outcomes);

    /// <summary>Its meaning lies outside, so it is known by its outcomes only.</summary>
    private static ActivityKind Elsewhere(string name, params ImmutableArray<string> outcomes) =>
        new(name, name.EndsWith("Event", StringComparison.Ordinal), _ => outcomes.IsEmpty ? ["Done"] : outcomes) { IsSupported = false };

    private static ActivityKind Open(string name) =>
        new(name, false, _ => ["Done", "Failed"]) { HasOpenOutcomes = true, IsSupported = false };

    private static ImmutableArray<string> Listed(JsonElement properties, string key) =>
        [.. properties.Texts(key).Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<string> HttpOutcomes(JsonElement properties)
    {
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var codes = properties.Text("HttpResponseCodes") ?? "200";
        return [.. codes.Split(',', clean).Append("UnhandledHttpStatus").Distinct(StringComparer.Ordinal)];
    }
}
