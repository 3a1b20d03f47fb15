namespace Cms.Workflows.Expressions.JavaScript;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,

    /// <summary>A template string; its value is the text between the backticks as written.</summary>
    Template,
    Sign,
}

/// <param name="Value">The name, the sign, the text without quotes and escapes, or the number as written.</param>
/// <param name="At">Where it begins in the script.</param>
/// <param name="AfterLine">Whether a line ended before it, so that a statement may end there.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int At, bool AfterLine);
