using Cms.Editorial.Items;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Workflows;

internal static class WorkflowsFeature
{
    internal static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddScoped<ActOnTask>()
        .AddScoped<ListQueue>()
        .AddScoped<GetItemState>()
        .AddScoped<SaveWorkflowType>()
        .AddScoped<EditorialGate>()
        .AddScoped<IContentEventHandler, StartWorkflows>();
}
