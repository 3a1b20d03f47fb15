using System.Collections.Immutable;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;

namespace Cms.Admin.Translations;

/// <summary>The workspace as its client gets it.</summary>
/// <param name="Token">Antiforgery, for the header of the next write.</param>
internal sealed record WorkspaceJson(
    string Article,
    string Title,
    int Number,
    string? Culture,
    string Direction,
    WorkspaceJson.SourceJson? Source,
    ImmutableArray<WorkspaceSegment> Segments,
    WorkspaceFields Fields,
    DeskState? State,
    string? WhyNotWrite,
    ImmutableArray<DeskAction> Actions,
    ImmutableArray<DeskEntry> Journal,
    WorkspaceReview Review,
    int Saves,
    WorkspaceJson.AccountJson Account,
    string Token)
{
    public static WorkspaceJson Of(Workspace workspace, Actor actor, string token) => new(
        workspace.Article.Value,
        workspace.Version.Item.DisplayText ?? "",
        workspace.Number,
        workspace.Culture,
        workspace.Direction,
        workspace.Source is { } s ? new SourceJson(s.Story.Value, s.Title, s.Language, s.Direction, s.Outlet?.Name, s.Revision, s.IsCurrent) : null,
        workspace.Segments,
        workspace.Fields,
        workspace.State,
        workspace.WhyNotWrite,
        workspace.Actions,
        workspace.Journal,
        workspace.Review,
        workspace.Saves,
        new AccountJson(actor.AccountId!, actor.Name),
        token);

    internal sealed record SourceJson(string Story, string Title, string Language, string Direction, string? Outlet, int Revision, bool IsCurrent);

    internal sealed record AccountJson(string Id, string Name);
}
