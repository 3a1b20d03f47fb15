using System.Diagnostics.CodeAnalysis;

namespace Cms.Editorial;

/// <summary>What a use case returns: its value, or the problem that kept it from happening. A refused use case changed nothing.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;

    /// <exception cref="InvalidOperationException">There is none: look at <see cref="Problem"/> first.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException(Problem.Message);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    internal static Result<T> From(T value) => new(value, null);

    public TOut Match<TOut>(Func<T, TOut> onValue, Func<Problem, TOut> onProblem) =>
        Problem is null ? onValue(_value!) : onProblem(Problem);
}

/// <summary>Makes results of types that have no implicit conversion, such as interfaces.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => Result<T>.From(value);
}
