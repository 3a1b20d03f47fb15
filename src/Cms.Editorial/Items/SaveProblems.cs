using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Says in words how a write to the store ended.</summary>
internal static class SaveProblems
{
    internal static Result<ItemVersion> ToResult(this SaveResult result, Actor actor, string? path = null) => result switch
    {
        SaveResult.Saved saved => saved.Version,
        SaveResult.Conflict conflict => Changed(conflict.Latest, actor),
        SaveResult.Taken { Code: "path-taken" } => PathTaken(path),
        SaveResult.Taken { Code: "alias-taken" } => Problem.Conflict("alias-taken", "Another item has this alias: choose another one."),
        SaveResult.Taken { Code: "translation-exists" } =>
            Problem.Conflict("translation-exists", "There is another item in this language in the same set of translations."),
        SaveResult.Taken taken => Problem.Conflict(taken.Code, "Another item has what must be unique."),
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };

    /// <param name="latest">Null when the item is gone.</param>
    internal static Problem Changed(ItemVersion? latest, Actor actor)
    {
        if (latest is null)
            return Problem.Conflict("changed-meanwhile", "This item was deleted meanwhile.");
        var by = (actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ListUsers)) && latest.Item.Author is { Length: > 0 } author
            ? $" by {author}"
            : "";
        return Problem.Conflict("changed-meanwhile", $"Version {latest.Number} was saved{by} meanwhile. Load it and make your change again.");
    }

    internal static Problem PathTaken(string? path) => Problem.Conflict(
        "path-taken", path is null ? "Another item has this path: choose another one." : $"Another item has the path '{path}': choose another one.");
}
