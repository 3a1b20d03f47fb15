using Cms.Admin.Frame;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Admin;

/// <summary>Registers the admin UI. The host registers its <see cref="Accounts.IAdminSession"/> beside it.</summary>
public static class AdminServices
{
    /// <param name="options">Null shows times in UTC.</param>
    public static IServiceCollection AddCmsAdmin(this IServiceCollection services, AdminOptions? options = null)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "dragoman.form";
            antiforgery.SuppressXFrameOptionsHeader = true; // the host sets it for every page
        });
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options ?? new AdminOptions(TimeZoneInfo.Utc))
            .AddScoped<AdminContext>();
    }
}
