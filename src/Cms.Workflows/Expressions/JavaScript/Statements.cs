using System.Collections.Immutable;

namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>A script that ended by <c>return</c>, or a loop that is left.</summary>
internal sealed record Done(object? Returned, string? Jump = null)
{
    public static Done Break { get; } = new(null, "break");

    public static Done Continue { get; } = new(null, "continue");
}

/// <summary>A statement of a script. Running it returns null to go on with the next one.</summary>
internal abstract record Statement(int At)
{
    public Done? Run(Frame frame)
    {
        frame.Budget.Step(At);
        return Perform(frame);
    }

    protected abstract Done? Perform(Frame frame);
}

/// <param name="Result">Told the value, which is the script's when it is the last one.</param>
internal sealed record ExpressionStatement(Node Node, Action<Frame, object?>? Result, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame)
    {
        var value = Node.Evaluate(frame);
        Result?.Invoke(frame, value);
        return null;
    }
}

internal sealed record Declaration(ImmutableArray<(string Name, Node? Value)> Variables, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame)
    {
        foreach (var (name, value) in Variables)
            frame.Declare(name, value is null ? Undefined.Value : value.Evaluate(frame));

        return null;
    }
}

internal sealed record Block(ImmutableArray<Statement> Statements, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame)
    {
        var inner = frame.Inner();
        foreach (var statement in Statements)
        {
            if (statement.Run(inner) is { } done)
                return done;
        }

        return null;
    }
}

internal sealed record If(Node Condition, Statement Then, Statement? Else, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame) =>
        Values.IsTrue(Condition.Evaluate(frame)) ? Then.Run(frame) : Else?.Run(frame);
}

internal sealed record ForOf(string Name, Node List, Statement Body, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame)
    {
        IEnumerable<object?> items = List.Evaluate(frame) switch
        {
            List<object?> list => [.. list],
            string text => [.. text.EnumerateRunes().Select(rune => (object?)rune.ToString())],
            _ => throw new ExpressionException("Only a list can be walked through.", List.At),
        };
        foreach (var item in items)
        {
            var inner = frame.Inner();
            inner.Declare(Name, item);
            if (Body.Run(inner) is not { } done || done.Jump == "continue")
                continue;

            return done.Jump == "break" ? null : done;
        }

        return null;
    }
}

/// <summary><c>for (…; …; …)</c> and <c>while</c>.</summary>
internal sealed record Loop(Statement? First, Node? Condition, Node? After, Statement Body, int At) : Statement(At)
{
    protected override Done? Perform(Frame frame)
    {
        var inner = frame.Inner();
        for (First?.Run(inner); Condition is null || Values.IsTrue(Condition.Evaluate(inner)); After?.Evaluate(inner))
        {
            inner.Budget.Step(At);
            if (Body.Run(inner) is not { } done || done.Jump == "continue")
                continue;

            return done.Jump == "break" ? null : done;
        }

        return null;
    }
}

internal sealed record Return(Node? Value, int At) : Statement(At)
{
    protected override Done Perform(Frame frame) => new(Value is null ? Undefined.Value : Value.Evaluate(frame));
}

internal sealed record Jump(Done To, int At) : Statement(At)
{
    protected override Done Perform(Frame frame) => To;
}

internal sealed record Throw(Node Value, int At) : Statement(At)
{
    protected override Done Perform(Frame frame)
    {
        var value = Value.Evaluate(frame);
        var message = value is OrderedDictionary<string, object?> map && map.TryGetValue("message", out var told) ? told : value;
        throw new ExpressionException(Values.ToText(message), At);
    }
}
