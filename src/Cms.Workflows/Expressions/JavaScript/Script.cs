using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>A script that was read: every name in it is known, so only values can go wrong.</summary>
internal sealed class Script
{
    /// <summary>Holds the value of the last expression while a script runs; no script can write this name.</summary>
    private const string Last = "#last";

    private readonly ImmutableArray<Statement> _statements;

    private Script(ImmutableArray<Statement> statements) => _statements = statements;

    /// <exception cref="ExpressionException">Something in it cannot be evaluated here.</exception>
    public static Script Read(string text) =>
        new(new Parser(text, (frame, value) => frame.TrySet(Last, value)).ReadScript());

    /// <summary>Returns what the script returns, else the value of its last expression; null if there is none.</summary>
    public object? Run(ExpressionScope scope, Budget budget)
    {
        var frame = new Frame(scope, budget);
        frame.Declare(Last, null);
        foreach (var statement in _statements)
        {
            if (statement.Run(frame) is { } done)
                return done.Returned;
        }

        return frame.TryGet(Last, out var last) ? last : null;
    }
}
