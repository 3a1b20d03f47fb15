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
