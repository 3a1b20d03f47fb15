using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Cms.Workflows.Expressions.JavaScript;
using Cms.Workflows.Expressions.Liquid;

namespace Cms.Workflows.Expressions;

public enum ExpressionLanguage
{
    JavaScript = 0,
    Liquid = 1,
}

/// <summary>
/// An expression of an activity: the parts of JavaScript and Liquid that workflows use. Reading it finds everything that cannot
/// be evaluated here; evaluating it is bounded in steps, depth, memory and time, and touches nothing but its scope.
/// </summary>
public sealed class WorkflowExpression
{
    /// <summary>Longest text of an expression, in UTF-16 code units.</summary>
    public const int MaxLength = 65_536;

    private readonly Func<ExpressionScope, Budget, object?> _evaluate;

    private WorkflowExpression(string text, ExpressionLanguage language, Func<ExpressionScope, Budget, object?> evaluate) =>
        (Text, Language, _evaluate) = (text, language, evaluate);

    public string Text { get; }

    public ExpressionLanguage Language { get; }

    /// <summary>Reads an expression; an empty one is null in JavaScript and empty in Liquid.</summary>
    /// <param name="encodeHtml">Whether what Liquid puts out is encoded for HTML.</param>
    /// <returns>Null if it cannot be evaluated here; <paramref name="problem"/> says where and why.</returns>
    public static WorkflowExpression? Read(
        string text, ExpressionLanguage language, out ExpressionProblem? problem, bool encodeHtml = false)
    {
        problem = null;
        try
        {
            if (text.Length > MaxLength)
                throw new ExpressionException($"An expression has at most {MaxLength:N0} characters.", 0);

            if (language == ExpressionLanguage.Liquid)
                return new(text, language, LiquidTemplate.Read(text, encodeHtml).Render);

            return TryJson(text, out var json)
                ? new(text, language, (_, budget) => Values.FromJson(json, budget))
                : new(text, language, Script.Read(text).Run);
        }
        catch (ExpressionException exception)
        {
            problem = ExpressionProblem.At(text, Math.Max(0, exception.At), exception.Message);
            return null;
        }
    }

    /// <summary>Evaluates it.</summary>
    /// <returns>The value, or why there is none.</returns>
    public ExpressionResult Evaluate(ExpressionScope scope)
    {
        try
        {
            return new(Values.ToJson(_evaluate(scope, new Budget())), null);
        }
        catch (ExpressionException exception)
        {
            return new(JsonReading.Null, ExpressionProblem.At(Text, Math.Max(0, exception.At), exception.Message));
        }
    }

    /// <summary>A JSON value as such: <c>{"a": 1}</c> is an object, where JavaScript alone would see a block.</summary>
    private static bool TryJson(string text, [MaybeNullWhen(false)] out JsonElement json)
    {
        json = default;
        if (string.IsNullOrWhiteSpace(text) || text.TrimStart()[0] is not ('{' or '['))
            return false;

        try
        {
            json = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <param name="Value">JSON null where there is none.</param>
/// <param name="Problem">Null when it went well.</param>
public sealed record ExpressionResult(JsonElement Value, ExpressionProblem? Problem)
{
    /// <summary>JavaScript's idea of truth.</summary>
    public bool IsTrue => Value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False => false,
        JsonValueKind.String => Value.GetString() is not "",
        JsonValueKind.Number => Value.GetDouble() != 0,
        _ => true,
    };

    /// <summary>The value as text; null for null.</summary>
    public string? Text => Value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => Value.GetString(),
        _ => Value.GetRawText(),
    };
}
