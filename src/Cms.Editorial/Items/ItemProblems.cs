namespace Cms.Editorial.Items;

internal static class ItemProblems
{
    /// <summary>Also for an item that this actor may not know of.</summary>
    internal static Problem NoSuchItem => Problem.NotFound("no-such-item", "This item does not exist.");
}
