using Cms.Web.Api.Answers;
using Cms.Web.Api.Requests;
using Cms.Web.Api.Rest;
using Cms.Web.Api.Schema;
using Cms.Web.Hosting;

namespace Cms.Web.Api;

/// <summary>The HTTP APIs.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApis(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(GraphQLSettings.From(configuration))
        .AddSingleton<SchemaSource>()
        .AddApiDescription()
        .AddSingleton<AccessSource>()
        .AddSingleton<AnswerCache>()
        .AddSingleton<KeptAnswerGate>()
        .AddSingleton<TrustedDocuments>()
        .AddSingleton<PersistedQueries>(_ => new PersistedQueries())
        .AddSingleton<DocumentSource>()
        .AddSingleton<GraphQLEndpoint>()
        .AddSingleton<IStartupWork>(provider => provider.GetRequiredService<SchemaSource>());
}
