using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What happens to accounts, and what is done with them; and what belongs to other systems.</summary>
internal static class AccountEntries
{
    private static readonly ActivityProperty User = Script("User");

    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Of("UserCreatedEvent", User), Of("UserUpdatedEvent", User), Of("UserDeletedEvent", User), Of("UserEnabledEvent", User),
        Of("UserDisabledEvent", User), Of("UserConfirmedEvent", User), Of("UserLoggedInEvent", User), Of("UserLoggedOutEvent", User),
        Of("GetUsersByRoleTask", Liquid("OutputKeyName"), Roles()),
        Of("ValidateUserTask", Flag("SetUserName", true), Roles()),
        Of("AssignUserRoleTask", Liquid("UserName"), Liquid("RoleName")), Of("UnassignUserRoleTask", Liquid("UserName"), Roles()),
        Of(
            "RegisterUserTask", Flag("SendConfirmationEmail", true), Liquid("ConfirmationEmailSubject"),
            Liquid("ConfirmationEmailTemplate"), Flag("RequireModeration")),
        Elsewhere("CreateTenantTask"), Elsewhere("SetupTenantTask"), Elsewhere("EnableTenantTask"), Elsewhere("DisableTenantTask"),
        Elsewhere("UpdateTwitterStatusTask", Liquid("StatusTemplate")), Elsewhere("UpdateXTwitterStatusTask", Liquid("StatusTemplate")),
    ];

    private static ActivityEntry Of(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Accounts, properties);

    private static ActivityEntry Elsewhere(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Elsewhere, properties);
}
