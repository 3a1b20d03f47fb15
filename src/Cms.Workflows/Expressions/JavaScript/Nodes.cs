using System.Collections.Immutable;
using System.Text;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>An expression of a script.</summary>
/// <param name="At">Where it stands in the script.</param>
internal abstract record Node(int At)
{
    public object? Evaluate(Frame frame)
    {
        frame.Budget.Step(At);
        frame.Budget.Enter(At);
        try
        {
            return Compute(frame);
        }
        catch (ExpressionException exception) when (exception.At < 0)
        {
            throw new ExpressionException(exception.Message, At);
        }
        finally
        {
            frame.Budget.Leave();
        }
    }

    protected abstract object? Compute(Frame frame);
}

internal sealed record Literal(object? Value, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => Value;
}

internal sealed record Variable(string Name, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => frame.TryGet(Name, out var value) ? value : Undefined.Value;
}

internal sealed record TemplateText(ImmutableArray<Node> Parts, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(frame.Budget.Text(Values.ToText(part.Evaluate(frame)), At));

        return text.ToString();
    }
}

internal sealed record ListLiteral(ImmutableArray<Node> Items, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var list = new List<object?>();
        foreach (var item in Items)
        {
            if (item is Spread spread)
                list.AddRange(spread.Evaluate(frame) as List<object?> ?? throw new ExpressionException("Only a list can be spread into a list.", item.At));
            else
                list.Add(item.Evaluate(frame));
        }

        frame.Budget.Spend(16L * list.Count, At);
        return list;
    }
}

internal sealed record Spread(Node List, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => List.Evaluate(frame);
}

/// <param name="Members">Name (null for a spread), computed name, value.</param>
internal sealed record ObjectLiteral(ImmutableArray<(string? Name, Node? Computed, Node Value)> Members, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, computed, node) in Members)
        {
            frame.Budget.Spend(32, At);
            var value = node.Evaluate(frame);
            if (node is not Spread)
            {
                map[name ?? Values.ToText(computed!.Evaluate(frame))] = value;
                continue;
            }

            foreach (var (key, member) in value as OrderedDictionary<string, object?> ?? [])
                map[key] = member;
        }

        return map;
    }
}

/// <param name="IsOptional"><c>?.</c>: undefined where there is nothing to look into.</param>
internal sealed record Member(Node Of, Node Name, bool IsOptional, int At) : Node(At)
{
    public bool Chains { get; init; }

    protected override object? Compute(Frame frame)
    {
        var of = Of.Evaluate(frame);
        if (Values.IsNothing(of))
        {
            return IsOptional || Chains
                ? Undefined.Value
                : throw new ExpressionException($"There is nothing to read '{NameText(frame)}' of.", At);
        }

        return Members.Get(of, Name.Evaluate(frame));
    }

    public void Assign(Frame frame, object? value)
    {
        var of = Of.Evaluate(frame);
        frame.Budget.Spend(32, At);
        Members.Set(of, Name.Evaluate(frame), value);
    }

    private string NameText(Frame frame) => Values.ToText(Name.Evaluate(frame));
}

internal sealed record Unary(string Sign, Node Of, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var value = Of.Evaluate(frame);
        return Sign switch
        {
            "!" => !Values.IsTrue(value),
            "-" => -Values.ToNumber(value),
            "+" => Values.ToNumber(value),
            "typeof" => value is Callable ? "function" : Values.KindOf(value),
            _ => Undefined.Value,
        };
    }
}

internal sealed record Binary(string Sign, Node Left, Node Right, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var left = Left.Evaluate(frame);
        switch (Sign)
        {
            case "&&":
                return Values.IsTrue(left) ? Right.Evaluate(frame) : left;
            case "||":
                return Values.IsTrue(left) ? left : Right.Evaluate(frame);
            case "??":
                return Values.IsNothing(left) ? Right.Evaluate(frame) : left;
            default:
                return Of(Sign, left, Right.Evaluate(frame), frame.Budget);
        }
    }

    public static object? Of(string sign, object? left, object? right, Budget budget) => sign switch
    {
        "+" => Plus(left, right, budget),
        "-" => Values.ToNumber(left) - Values.ToNumber(right),
        "*" => Values.ToNumber(left) * Values.ToNumber(right),
        "/" => Values.ToNumber(left) / Values.ToNumber(right),
        "%" => Values.ToNumber(left) % Values.ToNumber(right),
        "==" => Values.AreEqual(left, right),
        "!=" => !Values.AreEqual(left, right),
        "===" => Values.AreSame(left, right),
        "!==" => !Values.AreSame(left, right),
        "<" => Values.Compare(left, right) < 0,
        "<=" => Values.Compare(left, right) <= 0,
        ">" => Values.Compare(left, right) > 0,
        ">=" => Values.Compare(left, right) >= 0,
        "in" => right is OrderedDictionary<string, object?> map && map.ContainsKey(Values.ToText(left)),
        _ => throw new InvalidOperationException($"No operator '{sign}'."),
    };

    private static object? Plus(object? left, object? right, Budget budget)
    {
        if (left is null or Undefined or bool or double && right is null or Undefined or bool or double)
            return Values.ToNumber(left) + Values.ToNumber(right);

        var (a, b) = (Values.ToText(left), Values.ToText(right));
        budget.Spend((long)a.Length + b.Length);
        return a + b;
    }
}

internal sealed record Choice(Node If, Node Then, Node Else, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => Values.IsTrue(If.Evaluate(frame)) ? Then.Evaluate(frame) : Else.Evaluate(frame);
}

/// <param name="Sign">Null for <c>=</c>, else the operator before it.</param>
internal sealed record Assignment(Node To, string? Sign, Node Value, int At) : Node(At)
{
    /// <summary>Whether the value before is the result, as in <c>i++</c>.</summary>
    public bool GivesOld { get; init; }

    protected override object? Compute(Frame frame)
    {
        var old = Sign is null ? null : To.Evaluate(frame);
        var value = Sign switch
        {
            null => Value.Evaluate(frame),
            "&&" => Values.IsTrue(old) ? Value.Evaluate(frame) : old,
            "||" => Values.IsTrue(old) ? old : Value.Evaluate(frame),
            "??" => Values.IsNothing(old) ? Value.Evaluate(frame) : old,
            _ => Binary.Of(Sign, old, Value.Evaluate(frame), frame.Budget),
        };
        if (To is Member member)
            member.Assign(frame, value);
        else
            frame.TrySet(((Variable)To).Name, value);

        return GivesOld ? Values.ToNumber(old) : value;
    }
}

internal sealed record Arrow(ImmutableArray<string> Parameters, Node? Body, Statement? Block, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => new Callable(arguments =>
    {
        var inner = frame.Inner();
        for (var i = 0; i < Parameters.Length; i++)
            inner.Declare(Parameters[i], i < arguments.Length ? arguments[i] : Undefined.Value);

        if (Body is not null)
            return Body.Evaluate(inner);

        return Block!.Run(inner) is { } done ? done.Returned : Undefined.Value;
    });
}

/// <summary>A call of a function of the host's or of the language, for example <c>input('x')</c> or <c>Math.max(1, 2)</c>.</summary>
internal sealed record FunctionCall(Function Function, ImmutableArray<Node> Arguments, int At) : Node(At)
{
    protected override object? Compute(Frame frame) =>
        Function.Run(frame, [.. Arguments.Select(argument => argument.Evaluate(frame))]);
}

/// <summary>A call of a variable that holds an arrow function.</summary>
internal sealed record VariableCall(Node Of, ImmutableArray<Node> Arguments, int At) : Node(At)
{
    protected override object? Compute(Frame frame) => Of.Evaluate(frame) is Callable callable
        ? callable([.. Arguments.Select(argument => argument.Evaluate(frame))])
        : throw new ExpressionException("This is no function.", At);
}

/// <summary>A call of a method of a value, for example <c>text.trim()</c>.</summary>
internal sealed record MethodCall(Node Of, string Name, ImmutableArray<Node> Arguments, bool IsOptional, int At) : Node(At)
{
    protected override object? Compute(Frame frame)
    {
        var of = Of.Evaluate(frame);
        if (Values.IsNothing(of))
            return IsOptional ? Undefined.Value : throw new ExpressionException($"There is nothing to call '{Name}' of.", At);

        return Methods.Call(of, Name, [.. Arguments.Select(argument => argument.Evaluate(frame))], frame);
    }
}
