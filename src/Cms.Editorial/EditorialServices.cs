using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial;

/// <summary>Registers the use cases. <c>AddCmsData</c> is called beside it.</summary>
public static class EditorialServices
{
    public static IServiceCollection AddEditorial(this IServiceCollection services, EditorialOptions options) =>
        services
            .AddSingleton(options)
            .AddTranslations()
            .AddWorkflows();
}
