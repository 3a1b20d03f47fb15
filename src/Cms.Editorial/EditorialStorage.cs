using Cms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial;

/// <summary>Where a site keeps what it knows; the host names it, and sees no more of the storage than this.</summary>
/// <param name="PostgreSql">False means SQLite.</param>
/// <param name="ConnectionString">In the form of Microsoft.Data.Sqlite or of Npgsql.</param>
/// <param name="MediaPath">Directory of the media files.</param>
public sealed record EditorialStorage(bool PostgreSql, string ConnectionString, string MediaPath)
{
    /// <summary>Another writer was in the way: nothing was changed, and the same request may succeed a moment later.</summary>
    public static bool IsBusy(Exception? exception) => exception is DatabaseBusyException;

    private DatabaseOptions Database => new(PostgreSql ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite, ConnectionString);

    /// <inheritdoc cref="DatabaseOptions.FindMistake"/>
    public string? FindMistake() => Database.FindMistake();

    internal void Register(IServiceCollection services)
    {
        services.AddCmsData(Database);
        services.AddSingleton<Data.Media.IBlobStore>(_ => new Data.Media.FileBlobStore(MediaPath));
    }
}
