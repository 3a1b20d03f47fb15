using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Audit;
using Cms.Editorial.Intake;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Items;

internal static class ItemsFeature
{
    internal static IServiceCollection AddItems(this IServiceCollection services) => services
        .AddSingleton<Terms>()
        .AddScoped<ContentEvents>()
        .AddScoped<ItemPaths>()
        .AddScoped<SourceStories>()
        .AddScoped<Embargoes>()
        .AddScoped<Disclaimers>()
        .AddScoped<ItemWriter>()
        .AddScoped<ItemPublisher>()
        .AddScoped<GetItem>()
        .AddScoped<ListVersions>()
        .AddScoped<QueryItems>()
        .AddScoped<CountItems>()
        .AddScoped<LoadItems>()
        .AddScoped<ReaderCopy>()
        .AddScoped<ListItems>()
        .AddScoped<AddTerm>()
        .AddScoped(s => new SaveDraft(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ItemWriter>(s), Get<EditorialGate>(s), Get<LikeStories>(s)))
        .AddScoped(s => new PublishItem(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ItemPublisher>(s), Get<EditorialGate>(s)))
        .AddScoped(s => new SaveItem(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<GonePathStore>(s), Get<SaveDraft>(s), Get<PublishItem>(s)))
        .AddScoped(s => new DiscardDraft(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<EditorialGate>(s), Get<AuditTrail>(s)))
        .AddScoped(s => new RestoreVersion(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<SaveDraft>(s), Get<AuditTrail>(s)))
        .AddScoped(s => new UnpublishItem(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ContentEvents>(s), Get<AuditTrail>(s)))
        .AddScoped(s => new DeleteItem(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ContentEvents>(s), Get<AuditTrail>(s), Get<EpochStore>(s)));

    /// <summary>Use cases that need internal parts have internal constructors, which the container does not see.</summary>
    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
