using System.Text;
using System.Text.Encodings.Web;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>A Liquid template that was read: its tags, filters and names are known, so only values can go wrong.</summary>
internal sealed class LiquidTemplate
{
    private readonly LiquidBlock _body;
    private readonly bool _encodesHtml;

    private LiquidTemplate(LiquidBlock body, bool encodesHtml) => (_body, _encodesHtml) = (body, encodesHtml);

    /// <exception cref="ExpressionException">Something in it cannot be evaluated here.</exception>
    public static LiquidTemplate Read(string text, bool encodesHtml) => new(new LiquidParser(text).Read(), encodesHtml);

    /// <summary>Returns the text it makes.</summary>
    public object? Render(ExpressionScope scope, Budget budget)
    {
        var rendering = new Rendering(scope, budget, _encodesHtml);
        _body.Render(rendering);
        return rendering.Written;
    }
}

/// <summary>A rendering under way: what is written, and the variables.</summary>
internal sealed class Rendering(ExpressionScope scope, Budget budget, bool encodesHtml)
{
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private StringBuilder _text = new();

    public ExpressionScope Scope => scope;

    public Budget Budget => budget;

    public string Written => _text.ToString();

    /// <summary><c>break</c> or <c>continue</c> on the way to its loop.</summary>
    public string? Jump { get; set; }

    public void Write(string text, bool isSafe)
    {
        var written = encodesHtml && !isSafe ? HtmlEncoder.Default.Encode(text) : text;
        budget.Spend(written.Length);
        _text.Append(written);
    }

    /// <summary>Returns what <paramref name="write"/> writes, in place of writing it.</summary>
    public string Capture(Action write)
    {
        var outer = _text;
        _text = new StringBuilder();
        write();
        var captured = Written;
        _text = outer;
        return captured;
    }

    public void Set(string name, object? value) => _variables[name] = value;

    public object? Get(string name) => _variables.TryGetValue(name, out var value) ? value : Root(name);

    private object? Root(string name)
    {
        switch (name)
        {
            case "Workflow":
                var workflow = JavaScript.Functions.Find("workflow")!.Run(new JavaScript.Frame(scope, budget));
                _variables[name] = workflow;
                return workflow;
            case "Request" when scope.Host.Http is { } http:
                return new OrderedDictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["Method"] = http.Method,
                    ["Path"] = http.Path,
                    ["Body"] = budget.Text(http.Body),
                    ["Query"] = Map(http.Query),
                    ["Form"] = Map(http.Form),
                    ["Headers"] = Map(http.Headers),
                };
            default:
                return null;
        }
    }

    private static OrderedDictionary<string, object?> Map(IReadOnlyDictionary<string, string> values)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
            map[name] = value;

        return map;
    }
}
