namespace Cms.Content.StoredQueries;

/// <summary>A query says what is not run here.</summary>
public sealed class SqlProblemException : Exception
{
    public SqlProblemException()
    {
    }

    public SqlProblemException(string message)
        : base(message)
    {
    }

    public SqlProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SqlProblemException(SqlPlace at, string message)
        : base($"line {at.Line}, column {at.Column}: {message}")
    {
    }
}

/// <summary>A place in a template, counted from 1.</summary>
public readonly record struct SqlPlace(int Line, int Column);
