using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Settings;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Accounts;

internal static class AccountsFeature
{
    private const int LeastPasswordLength = 12;

    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services
            .AddIdentityCore<CmsUser>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = LeastPasswordLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
                options.Lockout = new LockoutOptions
                {
                    MaxFailedAccessAttempts = 5,
                    DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5),
                    AllowedForNewUsers = true,
                };

                // Names are checked by AccountRules, which takes the letters of every language.
                options.User.AllowedUserNameCharacters = "";
            })
            .AddRoles<CmsRole>()
            .AddCmsIdentityStores()
            .AddPasswordValidator<CommonPasswords>();

        return services
            .AddSingleton<RolePermissions>()
            .AddScoped<AccountRules>()
            .AddScoped<ListUsers>()
            .AddScoped<FindUsers>()
            .AddScoped(s => new ActorSource(() => Users(s), Get<ApiTokenStore>(s), Get<RolePermissions>(s), Get<TimeProvider>(s)))
            .AddScoped(s => new CheckPassword(Get<IServiceScopeFactory>(s), Get<IPasswordHasher<CmsUser>>(s), Get<ActorSource>(s)))
            .AddScoped(s => new AddUser(
                Get<UnitOfWork>(s), Users(s), Get<AccountRules>(s), Get<AuditTrail>(s), Get<AccountEvents>(s), Get<TimeProvider>(s)))
            .AddScoped(s => new ChangeUser(
                Get<UnitOfWork>(s), Users(s), Get<AccountStore>(s), Get<SettingStore>(s), Get<AccountRules>(s), Get<AuditTrail>(s),
                Get<AccountEvents>(s), Get<TimeProvider>(s)))
            .AddScoped(s => new ResetPassword(Get<UnitOfWork>(s), Users(s), Get<AuditTrail>(s)))
            .AddScoped(s => new ChangeOwnPassword(Get<UnitOfWork>(s), Users(s), Get<CheckPassword>(s), Get<ActorSource>(s), Get<AuditTrail>(s)))
            .AddScoped(s => new CreateToken(
                Get<UnitOfWork>(s), Get<ApiTokenStore>(s), Get<AccountRules>(s), Users(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
            .AddScoped<ListTokens>()
            .AddScoped(s => new RevokeToken(Get<UnitOfWork>(s), Get<ApiTokenStore>(s), Get<AuditTrail>(s)))
            .AddScoped(s => new ChangeRole(Get<UnitOfWork>(s), Get<RoleManager<CmsRole>>(s), Get<EpochStore>(s), Get<AuditTrail>(s)))
            .AddScoped(s => new ListRoles(Get<RolePermissions>(s)));
    }

    private static UserManager<CmsUser> Users(IServiceProvider services) => Get<UserManager<CmsUser>>(services);

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
