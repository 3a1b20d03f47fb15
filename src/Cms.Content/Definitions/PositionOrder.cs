using System.Globalization;

namespace Cms.Content.Definitions;

/// <summary>Orchard's order of positions: dotted, natural ("10" after "2"), possibly negative; what is no number comes last.</summary>
public sealed class PositionOrder : IComparer<string>
{
    public static PositionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = (x ?? "").Split('.');
        var b = (y ?? "").Split('.');
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            if (i >= a.Length)
                return -1;
            if (i >= b.Length)
                return 1;
            var order = Number(a[i]).CompareTo(Number(b[i]));
            if (order == 0)
                order = string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue;
}
