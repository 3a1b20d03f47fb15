using Cms.Web.Api.Schema;
using Cms.Web.Hosting;

namespace Cms.Web.Api;

/// <summary>The HTTP APIs.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApis(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(GraphQLSettings.From(configuration))
        .AddSingleton<SchemaSource>()
        .AddSingleton<IStartupWork>(provider => provider.GetRequiredService<SchemaSource>());
}
