using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.Liquid;

/// <summary>A piece of a template.</summary>
internal abstract record LiquidNode(int At)
{
    public void Render(Rendering rendering)
    {
        rendering.Budget.Step(At);
        try
        {
            Write(rendering);
        }
        catch (ExpressionException exception) when (exception.At < 0)
        {
            throw new ExpressionException(exception.Message, At);
        }
    }

    protected abstract void Write(Rendering rendering);
}

internal sealed record LiquidText(string Text, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering) => rendering.Write(Text, isSafe: true);
}

internal sealed record LiquidOutput(LiquidValue Value, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering) =>
        rendering.Write(LiquidValue.Text(Value.Evaluate(rendering)), Value.Filters.Any(filter => filter.Name == "raw"));
}

internal sealed record LiquidBlock(ImmutableArray<LiquidNode> Nodes, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering)
    {
        foreach (var node in Nodes)
        {
            if (rendering.Jump is not null)
                return;

            node.Render(rendering);
        }
    }
}

internal sealed record LiquidAssign(string Name, LiquidValue Value, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering) => rendering.Set(Name, Value.Evaluate(rendering));
}

internal sealed record LiquidCapture(string Name, LiquidBlock Body, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering) => rendering.Set(Name, rendering.Capture(() => Body.Render(rendering)));
}

/// <summary><c>if</c>, <c>unless</c> and <c>case</c>: the first branch whose condition holds; null always holds.</summary>
internal sealed record LiquidChoice(ImmutableArray<(LiquidCondition? If, LiquidBlock Then)> Branches, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering)
    {
        foreach (var (condition, then) in Branches)
        {
            if (condition?.Holds(rendering) == false)
                continue;

            then.Render(rendering);
            return;
        }
    }
}

internal sealed record LiquidJump(string To, int At) : LiquidNode(At)
{
    protected override void Write(Rendering rendering) => rendering.Jump = To;
}

internal sealed record LiquidFor(
    string Name, LiquidValue List, LiquidValue? Limit, LiquidValue? Offset, bool IsReversed, LiquidBlock Body, LiquidBlock? Else, int At)
    : LiquidNode(At)
{
    protected override void Write(Rendering rendering)
    {
        var items = LiquidValue.Items(List.Evaluate(rendering));
        items = [.. items.Skip(Count(Offset, 0)).Take(Count(Limit, items.Count))];
        if (IsReversed)
            items.Reverse();

        if (items.Count == 0)
            Else?.Render(rendering);

        int Count(LiquidValue? value, int absent) =>
            value is null ? absent : (int)Math.Clamp(Values.ToNumber(value.Evaluate(rendering)), 0, int.MaxValue);

        for (var i = 0; i < items.Count; i++)
        {
            rendering.Budget.Step(At);
            rendering.Set(Name, items[i]);
            rendering.Set("forloop", new OrderedDictionary<string, object?>
            {
                ["index"] = i + 1d,
                ["index0"] = (double)i,
                ["first"] = i == 0,
                ["last"] = i == items.Count - 1,
                ["length"] = (double)items.Count,
            });
            Body.Render(rendering);
            var jump = rendering.Jump;
            rendering.Jump = null;
            if (jump == "break")
                return;
        }
    }
}

/// <summary>Comparisons joined by <c>and</c> and <c>or</c>, the last one first, as Liquid has it.</summary>
/// <param name="Sign">Null for a value alone.</param>
internal sealed record LiquidCondition(LiquidValue Left, string? Sign, LiquidValue? Right, string? Joint, LiquidCondition? Rest, bool IsNot)
{
    public bool Holds(Rendering rendering)
    {
        var holds = Compare(rendering) != IsNot;
        return Joint switch
        {
            "and" => holds && Rest!.Holds(rendering),
            "or" => holds || Rest!.Holds(rendering),
            _ => holds,
        };
    }

    private bool Compare(Rendering rendering)
    {
        var left = Left.Evaluate(rendering);
        if (Sign is null)
            return left is not (null or Undefined or false);

        var right = Right!.Evaluate(rendering);
        return Sign switch
        {
            "==" => Same(left, right),
            "!=" or "<>" => !Same(left, right),
            "contains" => left is List<object?> list ? list.Exists(item => Values.AreEqual(item, right))
                : !Values.IsNothing(left) && LiquidValue.Text(left).Contains(LiquidValue.Text(right), StringComparison.Ordinal),
            "<" => Values.Compare(left, right) < 0,
            "<=" => Values.Compare(left, right) <= 0,
            ">" => Values.Compare(left, right) > 0,
            _ => Values.Compare(left, right) >= 0,
        };
    }

    private static bool Same(object? left, object? right) =>
        right is LiquidEmpty ? IsEmpty(left) : left is LiquidEmpty ? IsEmpty(right) : Values.AreEqual(left, right);

    private static bool IsEmpty(object? value) => value switch
    {
        null or Undefined => true,
        string text => string.IsNullOrWhiteSpace(text),
        List<object?> list => list.Count == 0,
        OrderedDictionary<string, object?> map => map.Count == 0,
        _ => false,
    };
}

/// <summary><c>empty</c> and <c>blank</c>.</summary>
internal sealed class LiquidEmpty
{
    private LiquidEmpty()
    {
    }

    public static LiquidEmpty Value { get; } = new();
}
