using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial;

/// <summary>Registers the use cases and the storage below them.</summary>
public static class EditorialServices
{
    public static IServiceCollection AddEditorial(this IServiceCollection services, EditorialOptions options, EditorialStorage storage)
    {
        storage.Register(services);
        return services.AddSingleton(options)
            .AddScoped<Setup.MigrateDatabase>();
    }
}
