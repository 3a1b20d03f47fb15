using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Translations;

internal static class TranslationsFeature
{
    internal static IServiceCollection AddTranslations(this IServiceCollection services) => services
        .AddScoped<ClaimStory>()
        .AddScoped<GetWorkspace>()
        .AddScoped<ApplySegments>()
        .AddScoped<PreviewArticle>();
}
