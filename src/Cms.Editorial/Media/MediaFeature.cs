using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Media;

internal static class MediaFeature
{
    internal static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddScoped<MediaLibrary>()
        .AddScoped<ListMedia>()
        .AddScoped<OpenMedia>()
        .AddScoped(s => new UploadMedia(s.GetRequiredService<MediaLibrary>(), s.GetRequiredService<TimeProvider>()));
}
