using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Checks;

internal static class ChecksFeature
{
    internal static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<CheckMemories>()
        .AddScoped<PieceChecks>()
        .AddScoped<GetCheckSettings>()
        .AddScoped<ChangeCheckSettings>()
        .AddScoped(s => new CheckArticle(Get<ItemStore>(s), Get<ClaimStore>(s), Get<PieceTextReader>(s), Get<PieceChecks>(s)))
        .AddScoped(s => new DismissFinding(
            Get<UnitOfWork>(s), Get<DeskReader>(s), Get<PieceTextReader>(s), Get<PieceChecks>(s), Get<DismissalStore>(s), Get<TimeProvider>(s)));

    /// <summary>Use cases that need internal parts have internal constructors, which the container does not see.</summary>
    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
