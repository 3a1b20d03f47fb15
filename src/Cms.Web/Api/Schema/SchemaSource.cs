using Cms.Content.Definitions;
using Cms.Editorial.Definitions;
using Cms.GraphQL.Execution;
using Cms.Web.Hosting;

namespace Cms.Web.Api.Schema;

/// <summary>The executor for the definitions of the moment. A change of definitions is there with the next request: that one
/// builds the schema, the others wait for it and not for each other.</summary>
internal sealed class SchemaSource(CurrentDefinitions definitions, GraphQLSettings settings, ILogger<SchemaSource> log) : IStartupWork
{
    private readonly Lock _building = new();
    private volatile Built? _built;

    public async ValueTask<(GraphQLExecutor Executor, ContentDefinitions Definitions)> GetAsync(CancellationToken cancellationToken)
    {
        var current = await definitions.GetAsync(cancellationToken);
        var built = _built;
        if (built is null || built.Definitions.Epoch != current.Epoch)
            built = Build(current);
        return (built.Executor, built.Definitions);
    }

    public Task RunAsync(CancellationToken cancellationToken) => GetAsync(cancellationToken).AsTask();

    private Built Build(ContentDefinitions current)
    {
        lock (_building)
        {
            if (_built is { } built && built.Definitions.Epoch >= current.Epoch)
                return built;
            return _built = new Built(
                new GraphQLExecutor(ContentSchema.Build(current, settings.Pages), new GraphQLOptions
                {
                    Limits = settings.Limits,
                    ConcurrentBatches = false, // a request has one database connection
                    OnException = (exception, field) => log.LogError(exception, "The field {Field} failed.", field.Field.Name),
                }),
                current);
        }
    }

    private sealed record Built(GraphQLExecutor Executor, ContentDefinitions Definitions);
}
