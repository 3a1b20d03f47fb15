using System.Text;
using System.Text.Json;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Expressions;

/// <summary>
/// The expressions of workflow activities, as far as they can be evaluated here: a JSON value, a quoted text,
/// <c>input('name')</c>, <c>property('name')</c>, <c>correlationId()</c>.
/// </summary>
public static class WorkflowExpression
{
    /// <summary>
    /// Returns the value of a JavaScript expression, JSON null where the run has no such value, or null if the expression is
    /// of another form than those above. An empty expression is JSON null.
    /// </summary>
    public static JsonElement? Evaluate(string expression, WorkflowRun run)
    {
        var text = expression.Trim().TrimEnd(';').TrimEnd();
        if (text.Length == 0)
            return JsonReading.Null;

        if (Quoted(text) is { } literal)
            return JsonSerializer.SerializeToElement(literal);

        if (Argument(text, "input") is { } input)
            return run.Input.GetValueOrDefault(input, JsonReading.Null);

        if (Argument(text, "property") is { } property)
            return run.Properties.GetValueOrDefault(property, JsonReading.Null);

        if (Call(text, "correlationId") is "")
            return JsonSerializer.SerializeToElement(run.CorrelationId);

        return Json(text);
    }

    /// <summary>Returns Liquid without tags as the text it is, or null if there is something to evaluate in it.</summary>
    public static JsonElement? EvaluateLiquid(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)
            ? null
            : JsonSerializer.SerializeToElement(text);

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Argument(string text, string function) =>
        Call(text, function) is { } argument ? Quoted(argument) : null;

    /// <summary>What stands between the brackets of a call, or null if the text is no call of this function.</summary>
    private static string? Call(string text, string function)
    {
        if (!text.StartsWith(function, StringComparison.Ordinal) || !text.EndsWith(')'))
            return null;

        var rest = text.AsSpan(function.Length).TrimStart();
        return rest is ['(', .. var inside, ')'] ? inside.Trim().ToString() : null;
    }

    /// <summary>The text between quotes, or null if the whole is not exactly one quoted text.</summary>
    private static string? Quoted(string text)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text[^1] != text[0])
            return null;

        var value = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == text[0] || text[i] is '\r' or '\n')
                return null;

            if (text[i] != '\\')
            {
                value.Append(text[i]);
                continue;
            }

            if (++i == text.Length - 1 || Unescape(text[i]) is not { } character)
                return null;

            value.Append(character);
        }

        return value.ToString();
    }

    private static char? Unescape(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' or '\'' or '"' or '/' => character,
        _ => null,
    };
}
