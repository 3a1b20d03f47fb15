using Cms.Content.Definitions;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Sites;

namespace Cms.Web.Api;

/// <summary>What resolvers know of a request: who asks, and the services to ask.</summary>
/// <param name="Definitions">Those that the schema in use was built from.</param>
/// <param name="Terms">The terms of the moment the request began.</param>
internal sealed record Call(Actor Actor, IServiceProvider Services, ContentDefinitions Definitions, TermIndex Terms)
{
    private bool? _seesTerms;

    /// <summary>Whether the caller may see the terms of taxonomies: asked for each field that holds any.</summary>
    public bool SeesTerms => _seesTerms ??= Actor.MayViewPublished("Taxonomy");

    public T Service<T>()
        where T : notnull
    {
        // These note what they read of the content; of others nobody knows what their answer depends on.
        if (typeof(T) != typeof(QueryItems) && typeof(T) != typeof(CountItems) && typeof(T) != typeof(LoadItems))
            Services.GetRequiredService<RequestReads>().AddAnything();
        return Services.GetRequiredService<T>();
    }
}
