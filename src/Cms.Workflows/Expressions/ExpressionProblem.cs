namespace Cms.Workflows.Expressions;

/// <summary>Why an expression cannot be read, or failed.</summary>
/// <param name="Line">From 1, within the expression's text.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public sealed record ExpressionProblem(int Line, int Column, string Message)
{
    public override string ToString() => $"{Line}:{Column}: {Message}";

    internal static ExpressionProblem At(string text, int at, string message)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < at && i < text.Length; i++)
            (line, column) = text[i] == '\n' ? (line + 1, 1) : (line, column + 1);

        return new(line, column, message);
    }
}

/// <summary>Ends the reading or evaluation of an expression; never leaves this namespace.</summary>
/// <param name="at">Where in the text; below zero where that is not known.</param>
internal sealed class ExpressionException(string message, int at = -1) : Exception(message)
{
    public int At { get; } = at;
}
