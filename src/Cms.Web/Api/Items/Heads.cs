using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Items;

/// <summary>Fields that are answered from an item's head (<see cref="Cms.Content.Items.ItemHead"/>): where no others are asked of the
/// items that something refers to, their contents need not be read.</summary>
internal static class Heads
{
    private static readonly object Tag = new();

    /// <summary>Says that the field looks at nothing but the item's head.</summary>
    public static FieldBuilder OfHead(this FieldBuilder field) => field.Tag(Tag);

    /// <summary>Whether heads are enough for what the field gives.</summary>
    public static bool AreEnough(FieldContext context) => context.Selection.AsksOnly(Tag);
}
