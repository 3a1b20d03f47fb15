namespace Cms.Workflows.Linting;

/// <summary>Something about a workflow type that is wrong or doubtful.</summary>
/// <param name="Rule">Stable id of the rule, for example <c>dead-end</c>.</param>
/// <param name="ActivityId">The activity concerned; null if the type as a whole is.</param>
/// <param name="Message">A sentence that names the activity and says why.</param>
/// <param name="Mend">What would put it right.</param>
public sealed record Finding(string Rule, Severity Severity, string? ActivityId, string Message, string Mend)
{
    /// <summary>Puts it right in the type it was found in; null where that takes a decision only people can make.</summary>
    public Func<WorkflowType, WorkflowType>? Change { get; init; }
}

public enum Severity
{
    /// <summary>Doubtful, but runs.</summary>
    Warning,

    /// <summary>Breaks a promise of the desk, or cannot run.</summary>
    Error,
}
