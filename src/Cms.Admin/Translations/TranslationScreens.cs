using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Translations;

internal static class TranslationScreens
{
    public static void MapTranslationScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<WorkspaceScreen>("/admin/translations/{article}");
        routes.MapScreen<TaskScreen>("/admin/translations/{article}/task");
        routes.MapScreen<HandsScreen>("/admin/translations/{article}/hands");
        routes.MapScreen<SourceChangeScreen>("/admin/translations/{article}/source");
        routes.MapScreen<PreviewScreen>("/admin/translations/{article}/preview");
        routes.MapScreen<StoryScreen>("/admin/stories/{id}");
        routes.MapWorkspaceApi();
    }
}
