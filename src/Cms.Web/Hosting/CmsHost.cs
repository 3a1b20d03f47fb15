using Cms.Admin;
using Cms.Editorial;
using Cms.Site;
using Cms.Web.Accounts;
using Cms.Web.Api;
using Cms.Web.Api.Answers;
using Cms.Web.Api.Rest;
using Cms.Web.Media;
using Cms.Web.Preview;
using Cms.Web.Workflows;
using Microsoft.AspNetCore.ResponseCompression;
using Observer;

namespace Cms.Web.Hosting;

/// <summary>Puts the application together: services, pipeline, routes.</summary>
internal static class CmsHost
{
    /// <param name="configuration">Settings of the command line.</param>
    /// <param name="forVerb">Only the services are wanted; nothing listens and nothing is logged below errors.</param>
    /// <exception cref="CmsConfigurationException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] configuration, bool forVerb)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = configuration,
            ContentRootPath = AppContext.BaseDirectory, // from any directory, run from source or published
        });
        var started = false; // what hinders a start is told by the verb, in one message
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(forVerb ? LogLevel.Error : LogLevel.Warning)
            // Each tells of what is so on purpose: keys are files under the data path, forms are not cached, and a new database
            // has no history of migrations. A statement that fails in earnest is an exception.
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Warning);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // The client's files are those of the build, compressed by it; watching them for changes would send them uncompressed.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        var settings = CmsSettings.From(builder.Configuration);
        Directory.CreateDirectory(settings.DataPath);
        AddServices(builder.Services, builder.Configuration, settings, forVerb);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => started = true);
        if (!forVerb)
            UsePipeline(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, CmsSettings settings, bool forVerb)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddEditorial(settings.Editorial, settings.Storage);
        services.AddAccounts(settings);
        services.AddApis(configuration);
        services.AddCmsAdmin(new AdminOptions(settings.TimeZone));
        services.AddSite(configuration);
        services.AddObserverTheme();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json", "image/svg+xml"];
        });
        services.AddSingleton<Readiness>();
        if (forVerb)
            return;
        services.AddHostedService<SetupService>();
        services.AddHostedService<ReindexService>();
        services.AddHostedService<ScheduleSweeper>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<NotificationSweeper>();
    }

    private static void UsePipeline(WebApplication app)
    {
        // Without these the web application puts both in front of all that follows, as it does not see them in the branch below:
        // a failure there would get no page, and who asks for nobody would be authenticated all the same.
        foreach (var middleware in new[] { "__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet" })
            ((IApplicationBuilder)app).Properties[middleware] = true;

        KeptAnswerGate.Use(app);
        app.UseRouting(); // else it would come first of all
        app.UseFailurePage();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseReadinessGate();
        app.UseWhen(context => !GraphQLEndpoint.IsForNobody(context), named => named.UseAccounts());

        app.MapHealth();
        app.MapMedia();
        GraphQLEndpoint.Map(app);
        app.MapContent();
        app.MapQueries();
        app.MapTranslations();
        app.MapApiDescription();
        app.MapWorkflows();
        app.MapStaticAssets();
        app.MapDraftPages();
        app.MapCmsAdmin();
        app.MapSite();
    }
}
