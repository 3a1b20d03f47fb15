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
        Task("ContentForEachTask", "Iterate", "Done", "Failed"),

        // Primitives and control flow
        Task(SetProperty), Task(SetOutput), Task(Correlate), Task(Log), Task("NotifyTask"),
        new(Script, false, properties => Listed(properties, "AvailableOutcomes") is { IsEmpty: false } listed ? listed : ["Done"]),
        Task("LiquidTask"), Task(IfElse, "True", "False"), Task(WhileLoop, "Iterate", "Done"),
        Task(ForLoop, "Iterate", "Done"), Task(ForEach, "Iterate", "Done"),
        new(Fork, false, properties => Listed(properties, "Forks")) { TakesAllOutcomes = true },
        Task(Join, "Joined"), Task("CommitTransactionTask", "Done", "Valid", "Invalid"), Event("WorkflowFaultEvent"),

        // HTTP
        Event("HttpRequestEvent"), Event("HttpRequestFilterEvent", "Matched"), new("HttpRequestTask", false, HttpOutcomes),
        Task("HttpResponseTask"), Task("HttpRedirectTask"), Task("HttpRedirectToFormLocationTask", "Done", "Failed"),
        Event("SignalEvent"),

        // Time, people, messages
        Event(Timer), new(UserTask, true, properties => Listed(properties, "Actions")),
        Task("EmailTask", "Done", "Failed"), Task("SmsTask", "Done", "Failed"),
        Task("NotifyUserTask", "Done", "Failed", "Failed: no user found"),
        Task("NotifyContentOwnerTask", "Done", "Failed", "Failed: no user found"),

        // Accounts
        Event("UserCreatedEvent"), Event("UserDeletedEvent"), Event("UserEnabledEvent"), Event("UserDisabledEvent"),
        Event("UserUpdatedEvent"), Event("UserLoggedInEvent"), Event("UserLoggedOutEvent"), Event("UserConfirmedEvent"),
        Task("RegisterUserTask", "Done", "Valid", "Invalid"), Task("AssignUserRoleTask", "Done", "Failed"),
        Task("UnassignUserRoleTask", "Done", "Failed"), Task("GetUsersByRoleTask", "Done", "Failed"),
        Task("ValidateUserTask", "Anonymous", "Authenticated", "InRole"),

        // Forms
        Task("ValidateAntiforgeryTokenTask", "Done", "Valid", "Invalid"),
        Task("ValidateReCaptchaTask", "Done", "Valid", "Invalid"), Task("ValidateFormTask", "Valid", "Invalid"),
        Task("ValidateFormFieldTask", "Done", "Valid", "Invalid"), Task("AddModelValidationErrorTask"),
        Task("BindModelStateTask"),

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
        new("MissingActivity", false, _ => []) { IsKnown = false, HasOpenOutcomes = true };

    /// <summary>Returns the kind of <paramref name="activity"/>, <see cref="Missing"/> if its name is unknown.</summary>
    public static ActivityKind Of(Activity activity) => ByName.GetValueOrDefault(activity.Name, Missing);

    /// <summary>Returns the kind of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    internal static ActivityKind Named(string name) => ByName[name];

    private static ActivityKind Event(string name, params ImmutableArray<string> outcomes) =>
        new(name, true, _ => outcomes.IsEmpty ? ["Done"] : outcomes);

    private static ActivityKind Task(string name, params ImmutableArray<string> outcomes) =>
        new(name, false, _ => outcomes.IsEmpty ? ["Done"] : outcomes);

    private static ActivityKind Open(string name) => new(name, false, _ => ["Done", "Failed"]) { HasOpenOutcomes = true };

    private static ImmutableArray<string> Listed(JsonElement properties, string key) =>
        [.. properties.Texts(key).Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<string> HttpOutcomes(JsonElement properties)
    {
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var codes = properties.Text("HttpResponseCodes") ?? "200";
        return [.. codes.Split(',', clean).Append("UnhandledHttpStatus").Distinct(StringComparer.Ordinal)];
    }
}
