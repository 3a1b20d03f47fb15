namespace Cms.GraphQL.Language;

/// <summary>A text breaks the grammar, or has more tokens or deeper nesting than allowed.</summary>
public sealed class SyntaxException : Exception
{
    internal SyntaxException(string message, Location at, bool isBound = false) : base(message)
    {
        At = at;
        IsBound = isBound;
    }

    /// <summary>Where reading stopped.</summary>
    public Location At { get; }

    /// <summary>Whether the text is too large or too deep, rather than wrong.</summary>
    public bool IsBound { get; }
}
