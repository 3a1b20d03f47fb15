using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Expressions;

/// <summary>What expressions ask of the world around a run. The defaults know nothing of it.</summary>
public record ExpressionHost
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The signed link that raises a signal for a correlation id.</summary>
    public Func<string, string?, string> SignalUrl { get; init; } = (_, _) => throw Unavailable("signalUrl");

    /// <summary>A token for an <c>HttpRequestEvent</c>: type, activity, days it holds (0 for no end).</summary>
    public Func<string, string, int, string> WorkflowToken { get; init; } = (_, _, _) => throw Unavailable("createWorkflowToken");

    /// <summary>The site's absolute address of a path.</summary>
    public Func<string, string> AbsoluteUrl { get; init; } = path => path;

    /// <summary>The request that this pass answers; null when no request set it off.</summary>
    public HttpExchange? Http { get; init; }

    private static ExpressionException Unavailable(string name) => new($"{name} has no meaning here.");
}

/// <summary>A request that set a pass off, and the answer that its tasks write.</summary>
public sealed record HttpExchange(string Method, string Path, string Body)
{
    public ImmutableSortedDictionary<string, string> Query { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Form { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the request carries the form's own token, so that it comes from a page of this site.</summary>
    public bool IsAntiforgeryValid { get; init; }

    /// <summary>What tasks found wrong with the form: messages by field, the empty name for the form as a whole.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Errors { get; set; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Null until a task or script has written one.</summary>
    public HttpAnswer? Answer { get; set; }
}

/// <param name="Location">Where to redirect to; null for no redirect.</param>
public sealed record HttpAnswer(int Status, string Body, string ContentType, string? Location = null)
{
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>One evaluation: reads a run, and holds what the expression made of it.</summary>
public sealed class ExpressionScope(WorkflowRun run, ExpressionHost host)
{
    /// <summary>The run as the expression left it; also after one that failed.</summary>
    public WorkflowRun Run { get; internal set; } = run;

    public ExpressionHost Host { get; } = host;

    /// <summary>What <c>setOutcome</c> was called with last; null if it was not.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>What <c>log</c> was called with, in order.</summary>
    public ImmutableArray<string> Logged { get; internal set; } = [];

    internal JsonElement Input(string name) => Run.Input.GetValueOrDefault(name, JsonReading.Null);
}
