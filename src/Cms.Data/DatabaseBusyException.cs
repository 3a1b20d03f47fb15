namespace Cms.Data;

/// <summary>Another writer was in the way. Nothing was changed, and the same request may succeed when it is sent again:
/// hosts answer 503 with <c>Retry-After</c>.</summary>
public sealed class DatabaseBusyException : Exception
{
    public DatabaseBusyException()
        : this("The database is busy. Nothing was saved; try again.")
    {
    }

    public DatabaseBusyException(string message)
        : base(message)
    {
    }

    public DatabaseBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
