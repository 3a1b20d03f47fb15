namespace Cms.Workflows.Activities.Catalogue;

/// <summary>The shelves of the designer's palette, in its order.</summary>
public enum ActivityCategory
{
    People,
    Content,
    Flow,
    Time,
    Messages,
    Http,
    Data,
    Accounts,
    Forms,
    Elsewhere,
}
