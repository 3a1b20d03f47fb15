namespace Cms.Workflows.Expressions.JavaScript;

/// <summary>A function that scripts call by name.</summary>
/// <param name="IsPure">Whether it needs no frame, so that it can also be handed to a list's method.</param>
internal sealed record Function(string Name, int Least, int Most, Func<Frame, object?[], object?> Body, bool IsPure = false)
{
    public string Takes => (Least, Most) switch
    {
        _ when Least == Most => Count(Least),
        (_, int.MaxValue) => $"at least {Count(Least)}",
        _ => $"{Least} to {Count(Most)}",
    };

    public object? Run(Frame frame, params object?[] arguments) => Body(frame, arguments);

    private static string Count(int count) => count switch
    {
        0 => "no argument",
        1 => "one argument",
        _ => $"{count} arguments",
    };
}
