namespace Cms.Editorial.Accounts;

/// <summary>Orchard's names of permissions, as far as this code asks for them.</summary>
public static class Permissions
{
    public const string AccessAdminPanel = "AccessAdminPanel";
    public const string AccessContentApi = "AccessContentApi";
    public const string ViewContent = "ViewContent";
    public const string EditContent = "EditContent";
    public const string PublishContent = "PublishContent";
    public const string DeleteContent = "DeleteContent";
    public const string ListContent = "ListContent";
    public const string ManageTaxonomy = "ManageTaxonomy";
    public const string ManageMediaContent = "ManageMediaContent";
    public const string ManageOwnMediaContent = "ManageOwnMediaContent";
    public const string ManageUsers = "ManageUsers";
    public const string ListUsers = "ListUsers";
    public const string ViewUsers = "ViewUsers";
    public const string AssignRoleToUsers = "AssignRoleToUsers";
    public const string ManageRoles = "ManageRoles";

    /// <summary>Ours: to set the rules of other eyes, direction and claim aside in an emergency, for a reason on record.</summary>
    public const string OverrideEditorialRules = "OverrideEditorialRules";
    public const string ViewAuditTrail = "ViewAuditTrail";
    public const string ManageRecipes = "ManageRecipes";
    public const string ManageWorkflows = "ManageWorkflows";
    public const string ExecuteWorkflows = "ExecuteWorkflows";
    public const string ManageQueries = "ManageQueries";

    /// <summary>Every stored query by its name; one alone is <c>ExecuteApi_</c> and its name.</summary>
    public const string ExecuteApiAll = "ExecuteApiAll";

    public const string EditContentTypes = "EditContentTypes";
    public const string Import = "Import";
    public const string Export = "Export";
    public const string ExecuteGraphQL = "ExecuteGraphQL";
    public const string ExecuteGraphQLMutations = "ExecuteGraphQLMutations";

    /// <summary>The owner role: every permission, also those of types that do not exist yet.</summary>
    public const string AdministratorRole = "Administrator";

    public const string AnonymousRole = "Anonymous";

    public const string AuthenticatedRole = "Authenticated";
}
