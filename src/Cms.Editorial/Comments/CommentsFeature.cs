using Cms.Data;
using Cms.Data.Comments;
using Cms.Data.Workflows;
using Cms.Editorial.Audit;
using Cms.Editorial.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Comments;

internal static class CommentsFeature
{
    internal static IServiceCollection AddComments(this IServiceCollection services) => services
        .AddScoped<CommentedItems>()
        .AddScoped<CommentRules>()
        .AddScoped(s => new ListComments(Get<CommentStore>(s), Get<CommentedItems>(s), Get<CommentRules>(s), Get<DeskStore>(s), Get<Notify>(s)))
        .AddScoped(s => new AddComment(
            Get<UnitOfWork>(s), Get<CommentStore>(s), Get<CommentedItems>(s), Get<CommentRules>(s), Get<Notify>(s), Get<AuditTrail>(s),
            Get<TimeProvider>(s)))
        .AddScoped(s => new EditComment(
            Get<UnitOfWork>(s), Get<CommentStore>(s), Get<CommentRules>(s), Get<Notify>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new DeleteComment(
            Get<UnitOfWork>(s), Get<CommentStore>(s), Get<CommentRules>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new ResolveComment(
            Get<UnitOfWork>(s), Get<CommentStore>(s), Get<CommentedItems>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)));

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
