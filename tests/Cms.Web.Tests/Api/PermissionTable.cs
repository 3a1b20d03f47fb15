namespace Cms.Web.Tests.Api;

/// <summary>Who may do what to an item, by which route: what the newsroom's roles are meant to allow, said once and apart from the code.</summary>
internal static class PermissionTable
{
    public static readonly string[] Callers = ["nobody", "Translator", "Editor", "Managing editor", "Administrator"];

    /// <summary>Route, action, state of the item, and the answer to each caller: an HTTP status, or <c>ok</c>, <c>none</c> or an error code of GraphQL.</summary>
    public const string Rows = """
        REST     read     published    401  200  200  200  200
        REST     read     draft        401  404  404  404  404
        REST     latest   draft        401  200  200  200  200
        REST     create   -            401  403  200  200  200
        REST     save     published    401  403  200  200  200
        REST     save     draft        401  403  200  200  200
        REST     delete   published    401  403  200  200  200
        REST     delete   draft        401  403  200  200  200
        GraphQL  read     published    ok   ok   ok   ok   ok
        GraphQL  read     draft        none none none none none
        GraphQL  latest   draft        none ok   ok   ok   ok
        GraphQL  create   -            FORBIDDEN FORBIDDEN FORBIDDEN ok ok
        GraphQL  save     draft        FORBIDDEN FORBIDDEN FORBIDDEN ok ok
        GraphQL  publish  draft        FORBIDDEN FORBIDDEN FORBIDDEN ok ok
        GraphQL  delete   published    FORBIDDEN FORBIDDEN FORBIDDEN ok ok
        """;
}
