using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace Cms.Web.Api.Rest;

/// <summary>The description of the JSON APIs (OpenAPI), made from the endpoints themselves.</summary>
internal static class ApiDescription
{
    private static readonly string[] Described = ["api/content", "api/queries", "api/translations"];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(
            new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)))
        .AddOpenApi(options =>
        {
            options.ShouldInclude = description =>
                Described.Any(path => description.RelativePath?.StartsWith(path, StringComparison.OrdinalIgnoreCase) == true);
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Dragoman",
                    Version = "1",
                    Description = "Content, stored queries and the translation desk for programs. What readers see is asked at /api/graphql.",
                };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token: dragoman token create NAME --role ROLE, or --user NAME." },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
                return Task.CompletedTask;
            });
        });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/openapi.json");
}
