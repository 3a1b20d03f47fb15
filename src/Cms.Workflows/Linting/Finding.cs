namespace Cms.Workflows.Linting;

/// <summary>Something about a workflow type that is wrong or doubtful.</summary>
/// <param name="Rule">Stable id of the rule, for example <c>dead-end</c>.</param>
/// <param name="ActivityId">The activity concerned; null if the type as a whole is.</param>
/// <param name="Message">A sentence that names the activity and says why.</param>
/// <param name="Mend">What would put it right.</param>
public sealed record Finding(string Rule, Severity Severity, string? ActivityId, string Message, string Mend)
{
    /// <summary>The message before what it names was put into it, so that it can be said in another language.</summary>
    public FormattableString? MessageParts { get; init; }

    /// <inheritdoc cref="MessageParts"/>
    public FormattableString? MendParts { get; init; }

    /// <summary>Puts it right in the type it was found in; null where that takes a decision only people can make.</summary>
    public Func<WorkflowType, WorkflowType>? Change { get; init; }

    internal static Finding Of(
        string rule, Severity severity, Activity? activity, FormattableString message, FormattableString mend, Func<WorkflowType, WorkflowType>? change) =>
        new(rule, severity, activity?.ActivityId, FormattableString.Invariant(message), FormattableString.Invariant(mend))
        {
            MessageParts = message,
            MendParts = mend,
            Change = change,
        };
}

public enum Severity
{
    /// <summary>Doubtful, but runs.</summary>
    Warning,

    /// <summary>Breaks a promise of the desk, or cannot run.</summary>
    Error,
}
