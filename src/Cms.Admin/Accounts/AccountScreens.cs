using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Accounts;

internal static class AccountScreens
{
    public static void MapAccountScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<SignInScreen>("/admin/sign-in", anybody: true);
        routes.MapSignInAgain();
        routes.MapScreen<SignOutScreen>("/admin/sign-out", anybody: true);
        routes.MapScreen<AccountScreen>("/admin/account");
        routes.MapScreen<UserListScreen>("/admin/users");
        routes.MapScreen<RoleListScreen>("/admin/roles");
        routes.MapScreen<RoleScreen>("/admin/roles/{role}");
        routes.MapScreen<TokenListScreen>("/admin/tokens");
        routes.MapScreen<UserScreen>("/admin/users/{id}");
    }
}
