using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Cms.Editorial.Recipes;

/// <summary>Evaluates the values of a step that are scripts: <c>[js: …]</c> and <c>[file: …]</c>.</summary>
/// <remarks>Of JavaScript only what recipes use is understood: calls of the functions below with literal arguments, joined
/// by <c>+</c>. Text that merely begins with <c>[</c> is no script.</remarks>
internal sealed partial class RecipeScripts(
    RecipeFile recipe, IReadOnlyDictionary<string, string> parameters, IConfiguration configuration)
{
    private readonly Dictionary<string, JsonNode?> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _evaluating = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>A copy of the step with its scripts replaced by their values; or <c>bad-script</c> with its place.</returns>
    internal async Task<Result<JsonObject>> EvaluateAsync(JsonObject step, string place, CancellationToken cancellationToken)
    {
        try
        {
            return (JsonObject)(await ReplaceAsync(step, place, cancellationToken))!;
        }
        catch (RecipeScriptException e)
        {
            return Problem.Invalid("bad-script", $"{e.Place ?? place}: {e.Message}");
        }
    }

    private async Task<JsonNode?> ReplaceAsync(JsonNode? node, string place, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject json:
                var copy = new JsonObject();
                foreach (var (key, value) in json)
                    copy[key] = await ReplaceAsync(value, $"{place}.{key}", cancellationToken);
                return copy;
            case JsonArray list:
                var items = new JsonArray();
                foreach (var (i, value) in list.Index())
                    items.Add(await ReplaceAsync(value, $"{place}[{i}]", cancellationToken));
                return items;
            case JsonValue value when value.TryGetValue<string>(out var text) && Form().Match(text) is { Success: true } script:
                try
                {
                    return await RunAsync(script.Groups["engine"].Value, script.Groups["code"].Value, cancellationToken);
                }
                catch (RecipeScriptException e)
                {
                    // A variable's own place is told after the place that uses it.
                    throw new RecipeScriptException(e.Place is null ? e.Message : $"{e.Place}: {e.Message}") { Place = place };
                }

            default:
                return node?.DeepClone();
        }
    }

    private async Task<JsonNode?> RunAsync(string engine, string code, CancellationToken cancellationToken)
    {
        var expression = ScriptExpression.Parse(code);
        return engine.ToLowerInvariant() switch
        {
            "js" or "javascript" => await EvaluateAsync(expression, cancellationToken),
            "file" => await ReadFileAsync(expression, cancellationToken),
            _ => throw new RecipeScriptException($"the script engine '{engine}' is not known here"),
        };
    }

    private async Task<JsonNode?> EvaluateAsync(ScriptExpression expression, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case ScriptExpression.Text text:
                return text.Value;
            case ScriptExpression.Join join:
                var parts = new List<string>();
                foreach (var part in join.Parts)
                    parts.Add(ScriptFunctions.ToText(await EvaluateAsync(part, cancellationToken)));
                return string.Concat(parts);
            case ScriptExpression.Call { Name: "variables" } call:
                return (await VariableAsync(await ArgumentAsync(call, 0, cancellationToken), cancellationToken))?.DeepClone();
            case ScriptExpression.Call { Name: "parameters" } call:
                var name = await ArgumentAsync(call, 0, cancellationToken);
                return parameters.TryGetValue(name, out var value) ? value : throw new RecipeScriptException($"there is no parameter '{name}'");
            case ScriptExpression.Call { Name: "configuration" } call:
                return configuration[await ArgumentAsync(call, 0, cancellationToken)]
                    ?? (call.Arguments.Length > 1 ? await ArgumentAsync(call, 1, cancellationToken) : null);
            case ScriptExpression.Call call:
                var arguments = new List<string>();
                for (var i = 0; i < call.Arguments.Length; i++)
                    arguments.Add(await ArgumentAsync(call, i, cancellationToken));
                return ScriptFunctions.Call(call.Name, arguments);
            default:
                throw new RecipeScriptException("this expression is not understood");
        }
    }

    private async Task<string> ArgumentAsync(ScriptExpression.Call call, int index, CancellationToken cancellationToken) =>
        index < call.Arguments.Length
            ? ScriptFunctions.ToText(await EvaluateAsync(call.Arguments[index], cancellationToken))
            : throw new RecipeScriptException($"'{call.Name}' needs {(index == 0 ? "an argument" : "more arguments")}");

    /// <summary>Evaluated on first use, then the same for all steps, so that ids agree.</summary>
    private async Task<JsonNode?> VariableAsync(string name, CancellationToken cancellationToken)
    {
        if (_variables.TryGetValue(name, out var known))
            return known;
        if (recipe.Variables is not { } all || all.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)) is not { Key: not null } found)
            throw new RecipeScriptException($"there is no variable '{name}'");
        if (!_evaluating.Add(name))
            throw new RecipeScriptException($"the variable '{name}' refers to itself");
        var value = await ReplaceAsync(found.Value, $"variables.{name}", cancellationToken);
        _evaluating.Remove(name);
        return _variables[name] = value;
    }

    private async Task<JsonNode?> ReadFileAsync(ScriptExpression expression, CancellationToken cancellationToken)
    {
        if (expression is not ScriptExpression.Call { Name: "text" or "base64" } call)
            throw new RecipeScriptException("a file is read by text('path') or base64('path')");
        var read = await recipe.ReadAsync(await ArgumentAsync(call, 0, cancellationToken), cancellationToken);
        if (!read.Succeeded)
            throw new RecipeScriptException(read.Problem.Message.TrimEnd('.'));
        return call.Name == "base64" ? Convert.ToBase64String(read.Value) : ScriptFunctions.DecodeText(read.Value);
    }

    /// <summary>The engines of Orchard, ours or not; another word before the colon is just text.</summary>
    [GeneratedRegex(@"^\[(?<engine>js|javascript|file|liquid|sql|csharp|cs|python)\s*:(?<code>.*)\]$", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
