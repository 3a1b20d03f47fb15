using System.Data.Common;

namespace Cms.Web.Hosting;

/// <summary>What the person at the terminal is told when the program cannot go on: one message; with a stack only where it is a bug.</summary>
internal static class Failures
{
    /// <param name="settings">Null when they could not be read.</param>
    public static string Describe(Exception exception, CmsSettings? settings) => exception switch
    {
        CmsConfigurationException => exception.Message,
        IOException or UnauthorizedAccessException => exception.Message,
        _ when Find<DbException>(exception) is { } database =>
            $"The database{(settings is null ? "" : $" ({Place(settings)})")} cannot be used: {database.GetBaseException().Message}",
        _ => $"This is a fault of the program, please report it. {exception}",
    };

    /// <summary>The exit code: 2 for a setting that cannot be, else 1.</summary>
    public static int Code(Exception exception) => exception is CmsConfigurationException ? 2 : 1;

    /// <summary>The file, or host and database; never the password.</summary>
    private static string Place(CmsSettings settings)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = settings.Storage.ConnectionString };
        string? Part(string key) => parts.TryGetValue(key, out var value) ? value.ToString() : null;
        return settings.Storage.PostgreSql
            ? $"{Part("Database") ?? "the user's"} on {Part("Host") ?? Part("Server") ?? "localhost"}"
            : Part("Data Source") ?? "SQLite";
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
                return found;
        }

        return null;
    }
}
