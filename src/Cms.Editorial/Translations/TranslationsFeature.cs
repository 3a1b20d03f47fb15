using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Translations;

internal static class TranslationsFeature
{
    internal static IServiceCollection AddTranslations(this IServiceCollection services) => services
        .AddScoped<PieceTextReader>()
        .AddScoped<OutsideEdits>()
        .AddScoped<IContentEventHandler>(s => Get<OutsideEdits>(s))
        .AddScoped(s => new FindStale(Get<PublishedItems>(s)))
        .AddScoped<SourceChanges>()
        .AddScoped(s => new GetSourceChange(Get<SourceChanges>(s), Get<TargetStore>(s), Get<FindStale>(s)))
        .AddScoped(s => new ConfirmUnchanged(
            Get<UnitOfWork>(s), Get<SourceChanges>(s), Get<SourceConfirmationStore>(s), Get<EpochStore>(s), Get<AuditTrail>(s),
            Get<TimeProvider>(s)))
        .AddScoped(s => new UpdateToRevision(
            Get<UnitOfWork>(s), Get<SourceChanges>(s), Get<TargetStore>(s), Get<OutsideEdits>(s), Get<ItemWriter>(s), Get<WorkflowRunner>(s),
            Get<TimeProvider>(s)))
        .AddScoped(s => new LinkText(
            Get<UnitOfWork>(s), Get<DeskReader>(s), Get<PieceTextReader>(s), Get<TargetStore>(s), Get<ArrangementStore>(s),
            Get<LooseBlockStore>(s), Get<WorkflowRunner>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new ListStale(Get<SourceRevisionStore>(s), Get<ItemStore>(s), Get<FindStale>(s)))
        .AddScoped(s => new ClaimStory(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<RunStore>(s), Get<DeskStore>(s), Get<SourceStories>(s),
            Get<ItemWriter>(s), Get<PassClaim>(s), Get<ClaimGate>(s), Get<CurrentDefinitions>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddSingleton<ClaimGate>()
        .AddScoped<ClaimClock>()
        .AddScoped(s => new PassClaim(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<TargetStore>(s), Get<DeskReader>(s), Get<ActorSource>(s),
            Get<CurrentDefinitions>(s), Get<WorkflowRunner>(s), Get<ClaimClock>(s), Get<Notify>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new ListHands(Get<DeskReader>(s), Get<AccountStore>(s), Get<ActorSource>(s), Get<ItemStore>(s)))
        .AddSingleton<EndClaims>()
        .AddScoped<EndClaim>()
        .AddScoped(s => new GetWorkspace(
            Get<ItemStore>(s), Get<ClaimStore>(s), Get<RunStore>(s), Get<SourceRevisionStore>(s), Get<DeskReader>(s), Get<DeskLog>(s),
            Get<PieceTextReader>(s), Get<Terms>(s), Get<ReviewStore>(s), Get<CommentStore>(s)))
        .AddScoped(s => new ApplySegments(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<TargetStore>(s), Get<DeskReader>(s), Get<PieceTextReader>(s),
            Get<WorkflowRunner>(s), Get<ClaimClock>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new ArrangeSegments(
            Get<UnitOfWork>(s), Get<DeskReader>(s), Get<PieceTextReader>(s), Get<TargetStore>(s), Get<ArrangementStore>(s), Get<WorkflowRunner>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new SuggestText(Get<UnitOfWork>(s), Get<DeskReader>(s), Get<PieceTextReader>(s), Get<ReviewStore>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new DecideSuggestion(
            Get<UnitOfWork>(s), Get<DeskReader>(s), Get<ReviewStore>(s), Get<ApplySegments>(s), Get<PieceTextReader>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new MarkSeen(Get<DeskReader>(s), Get<PieceTextReader>(s), Get<ReviewStore>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new KeepPresence(Get<DeskReader>(s), Get<PresenceStore>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new PreviewArticle(
            Get<ItemStore>(s), Get<ClaimStore>(s), Get<RunStore>(s), Get<PieceTextReader>(s)));

    /// <summary>Use cases that need internal parts have internal constructors, which the container does not see.</summary>
    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
