namespace Cms.Editorial.Items;

/// <summary>Which version of an item is asked for.</summary>
public abstract record ItemView
{
    private ItemView()
    {
    }

    public static ItemView Latest { get; } = new LatestView();

    public static ItemView Published { get; } = new PublishedView();

    public static ItemView Number(int number) => new NumberView(number);

    internal sealed record LatestView : ItemView;

    internal sealed record PublishedView : ItemView;

    internal sealed record NumberView(int Value) : ItemView;
}
