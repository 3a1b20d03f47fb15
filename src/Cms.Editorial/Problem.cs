using System.Collections.Immutable;
using Cms.Editorial.Intake;

namespace Cms.Editorial;

/// <summary>Why a use case refused.</summary>
/// <param name="Code">Stable, for programs: lower-case words joined by hyphens, for example <c>changed-meanwhile</c>.</param>
/// <param name="Message">For the person who asked: what is wrong and what to do, one or two sentences.</param>
public sealed record Problem(ProblemKind Kind, string Code, string Message)
{
    /// <summary>Single findings with their place, for a form or a file of many lines.</summary>
    public ImmutableArray<ProblemDetail> Details { get; init; } = [];

    /// <summary>The stories in the house that are much like one that was to be made, for a screen that shows more than words.</summary>
    public ImmutableArray<LikeStory> Alike { get; init; } = [];

    public static Problem NotFound(string code, string message) => new(ProblemKind.NotFound, code, message);

    public static Problem Forbidden(string code, string message) => new(ProblemKind.Forbidden, code, message);

    public static Problem Conflict(string code, string message, params IEnumerable<ProblemDetail> details) =>
        new(ProblemKind.Conflict, code, message) { Details = [.. details] };

    public static Problem Invalid(string code, string message, params ImmutableArray<ProblemDetail> details) =>
        new(ProblemKind.Invalid, code, message) { Details = details };
}

/// <param name="Place">A content path such as <c>Article.Summary</c>, or a line number.</param>
public sealed record ProblemDetail(string Place, string Message);

public enum ProblemKind
{
    /// <summary>It does not exist, or is not for this caller to know of.</summary>
    NotFound,
    Forbidden,

    /// <summary>Somebody else changed it meanwhile, or has it.</summary>
    Conflict,

    /// <summary>The input breaks a rule.</summary>
    Invalid,
}
