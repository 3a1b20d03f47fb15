using Cms.Data;
using Cms.Editorial.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Media;

internal static class MediaFeature
{
    internal static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddScoped<MediaLibrary>()
        .AddScoped<ListMedia>()
        .AddScoped<OpenMedia>()
        .AddScoped(s => new UploadMedia(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<MediaLibrary>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<TimeProvider>()));
}
