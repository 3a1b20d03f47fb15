using System.Diagnostics;

namespace Cms.Workflows.Expressions;

/// <summary>What one evaluation may use: steps, memory, depth and time. Whoever goes beyond is stopped.</summary>
internal sealed class Budget
{
    public const int MaxSteps = 100_000;

    /// <summary>UTF-16 code units of all texts made on the way; an element of a list or object counts as 16.</summary>
    public const int MaxMemory = 4_000_000;

    /// <summary>Of an evaluation.</summary>
    public const int MaxDepth = 400;

    /// <summary>Of a text that is read, and of a value.</summary>
    public const int MaxNesting = 60;

    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private readonly long _since = Stopwatch.GetTimestamp();
    private int _steps;
    private int _memory;
    private int _depth;

    public void Step(int at)
    {
        if (++_steps > MaxSteps)
            throw new ExpressionException($"This takes more than {MaxSteps:N0} steps: it looks like an endless loop.", at);

        if (_steps % 256 == 0 && Stopwatch.GetElapsedTime(_since) > MaxTime)
            throw new ExpressionException($"This takes longer than {MaxTime.TotalSeconds:N0} seconds.", at);
    }

    /// <summary>Asks for memory before it is taken.</summary>
    public void Spend(long size, int at = -1)
    {
        if (size > MaxMemory - _memory)
            throw new ExpressionException($"This makes more than {MaxMemory:N0} characters of text.", at);

        _memory += (int)size;
    }

    public string Text(string text, int at = -1)
    {
        Spend(text.Length, at);
        return text;
    }

    public void Enter(int at)
    {
        if (++_depth > MaxDepth)
            throw new ExpressionException($"This goes deeper than {MaxDepth} levels.", at);
    }

    public void Leave() => _depth--;
}
