using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Intake;

internal static class IntakeFeature
{
    internal static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddScoped<IntakeKnowledge>()
        .AddScoped<LikeStories>()
        .AddScoped(s => new PrintStories(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<StoryPrintStore>(),
            s.GetRequiredService<SourceRevisionStore>(),
            s.GetRequiredService<Data.Items.ItemStore>()))
        .AddScoped<SourceIntake>()
        .AddScoped<ArticleIntake>()
        .AddScoped(s => new TakeIn(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<IntakeKnowledge>(),
            s.GetRequiredService<CurrentDefinitions>(),
            s.GetRequiredService<SourceIntake>(),
            s.GetRequiredService<ArticleIntake>(),
            s.GetRequiredService<SaveDraft>(),
            s.GetRequiredService<SourceRevisionStore>()));
}
