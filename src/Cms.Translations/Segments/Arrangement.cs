using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Translations.Segments;

/// <summary>How the segments of one article stand: split, merged, moved and added to, seen against its source revision.</summary>
/// <param name="Number">Counts the changes, from 1; a change names the number it is based on. 0: nothing was arranged yet.</param>
/// <param name="Units">In the order of the article.</param>
public sealed record Arrangement(int Number, ImmutableArray<ArrangedUnit> Units)
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One unit for each segment of the source, in its order.</summary>
    public static Arrangement Of(IEnumerable<Segment> segments) =>
        new(0, [.. segments.OrderBy(s => s.Position).Select(s => new ArrangedUnit(s.Id, [s.Id]))]);

    public static Arrangement FromJson(string json, int number) =>
        new(number, JsonSerializer.Deserialize<ImmutableArray<ArrangedUnit>>(json, Stored));

    public string ToJson() => JsonSerializer.Serialize(Units, Stored);

    /// <summary>
    /// The segments as they stand in the article. Whatever the source has and no unit names stands behind its predecessor;
    /// a unit whose source is gone is left out, its target is <em>unlinked</em>.
    /// </summary>
    /// <param name="segments">Of the revision the article is pinned to.</param>
    public ImmutableArray<Segment> Arrange(IEnumerable<Segment> segments)
    {
        var ordered = segments.OrderBy(s => s.Position).ToArray();
        var known = ordered.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var arranged = new List<Segment>();
        foreach (var unit in Complete(ordered))
        {
            var sources = unit.Sources.Where(known.ContainsKey).Select(id => known[id]).ToArray();
            if (sources is [var first, ..])
                arranged.Add(first with { Id = unit.Id, Text = unit.Piece ?? Join(sources), Hash = HashOf(unit, sources) });
            else if (unit.IsInserted)
                arranged.Add(new Segment(unit.Id, 0, unit.Kind, unit.Level, "", Sha256.Tagged("")));
        }

        return [.. arranged.Select((segment, position) => segment with { Position = position })];
    }

    /// <summary>Cuts a unit's source in two; the second part has an id of its own.</summary>
    /// <param name="at">Offset in the text of its source.</param>
    /// <returns>The new arrangement and the id of the second part; null where this cannot be split.</returns>
    /// <param name="wanted">The id the second part is to have; null for the next one that is free.</param>
    public (Arrangement Next, string Second)? Split(string id, int at, IReadOnlyList<Segment> arranged, string? wanted = null)
    {
        var index = IndexOf(id);
        if (index < 0 || arranged.FirstOrDefault(s => s.Id == id) is not { } segment || !CanSplit(segment))
            return null;

        at = Math.Clamp(at, 0, segment.Text.Length);
        var root = id.Split('~')[0];
        var part = 2;
        while (Units.Any(unit => unit.Id == $"{root}~{part}"))
            part++;
        var second = wanted ?? $"{root}~{part}";
        if (IndexOf(second) >= 0 || !IsPartOf(root, second))
            return null;

        var unit = Units[index];
        var units = Units.ToBuilder();
        units[index] = unit with { Piece = segment.Text[..at].TrimEnd() };
        units.Insert(index + 1, new ArrangedUnit(second, unit.Sources, segment.Text[at..].TrimStart()));
        return (this with { Units = units.ToImmutable() }, second);
    }

    /// <summary>Makes one unit of two that follow each other.</summary>
    /// <returns>The new arrangement and the id that is gone; null where there is no second, or one of them stands alone by its form.</returns>
    public (Arrangement Next, string Gone)? Merge(string id, IReadOnlyList<Segment> arranged)
    {
        var (one, two) = (arranged.FirstOrDefault(s => s.Id == id), arranged.SkipWhile(s => s.Id != id).Skip(1).FirstOrDefault());
        if (one is null || two is null || !CanSplit(one) || !CanSplit(two))
            return null;

        var (first, second) = (Units[IndexOf(one.Id)], Units[IndexOf(two.Id)]);
        var whole = Arrangements.JoinTexts(one.Text, two.Text);
        var merged = first with
        {
            Sources = [.. first.Sources.Union(second.Sources, StringComparer.Ordinal)],
            Piece = first.Piece is null && second.Piece is null ? null : whole,
        };
        return (this with { Units = Units.Remove(second).Replace(first, merged) }, second.Id);
    }

    /// <summary>Puts a unit behind another; the headline stays first.</summary>
    public Arrangement? Move(string id, string after)
    {
        var (from, to) = (IndexOf(id), IndexOf(after));
        if (from <= 0 || to < 0 || from == to)
            return null;

        var unit = Units[from];
        var units = Units.RemoveAt(from);
        return this with { Units = units.Insert(units.IndexOf(units.First(u => u.Id == after)) + 1, unit) };
    }

    /// <summary>Adds a unit that the source has nothing for, marked as ours by its id.</summary>
    public Arrangement? Insert(string newId, string after, SegmentKind kind = SegmentKind.Paragraph, int level = 0) =>
        IndexOf(after) is var at and >= 0 && IndexOf(newId) < 0 && IsOfOurs(newId)
            ? this with { Units = Units.Insert(at + 1, new ArrangedUnit(newId, [], Kind: kind, Level: level)) }
            : null;

    /// <summary>Whether there is a unit of this id.</summary>
    public bool Has(string id) => IndexOf(id) >= 0;

    /// <summary>Puts these units into this order, each at a place that one of them has now; the others stay where they are.</summary>
    /// <returns>Itself where they stand in this order already.</returns>
    public Arrangement Reorder(IReadOnlyList<string> order)
    {
        var places = order.Where(Has).ToDictionary(id => id, IndexOf, StringComparer.Ordinal);
        var units = Units.ToBuilder();
        foreach (var (id, place) in order.Where(places.ContainsKey).Zip(places.Values.Order()))
            units[place] = Units[places[id]];
        return units.SequenceEqual(Units) ? this : this with { Units = units.ToImmutable() };
    }

    /// <summary>Takes an added unit out again; what the source has is omitted instead.</summary>
    public Arrangement? Remove(string id) => IndexOf(id) is var at and >= 0 && Units[at].IsInserted ? this with { Units = Units.RemoveAt(at) } : null;

    /// <summary>With a unit for every segment of the source, also those of a newer revision.</summary>
    public Arrangement CompletedBy(IEnumerable<Segment> segments) =>
        this with { Units = Complete([.. segments.OrderBy(s => s.Position)]) };

    private ImmutableArray<ArrangedUnit> Complete(Segment[] ordered)
    {
        var units = Units.ToBuilder();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (units.Any(unit => unit.Sources.Contains(ordered[i].Id)))
                continue;

            var after = i == 0 ? -1 : units.IndexOf(units.Last(unit => unit.Sources.Contains(ordered[i - 1].Id)));
            units.Insert(after + 1, new ArrangedUnit(ordered[i].Id, [ordered[i].Id]));
        }

        return units.ToImmutable();
    }

    private int IndexOf(string id) => Units.Select((unit, i) => (unit, i)).FirstOrDefault(u => u.unit.Id == id, (null!, -1)).i;

    /// <summary>Ids come from clients too: short, and of plain characters.</summary>
    private static bool IsOfOurs(string id) => Rest(id, Segment.InsertedPrefix) is { Length: > 0 and <= 20 } rest && rest.All(char.IsAsciiLetterOrDigit);

    private static bool IsPartOf(string root, string id) => Rest(id, root + "~") is { Length: > 0 and <= 20 } rest && rest.All(char.IsAsciiLetterOrDigit);

    private static string? Rest(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : null;

    private static bool CanSplit(Segment segment) =>
        segment.Kind is SegmentKind.Paragraph or SegmentKind.ListItem or SegmentKind.Quote or SegmentKind.Heading;

    private static string Join(IEnumerable<Segment> sources) => sources.Select(s => s.Text).Aggregate(Arrangements.JoinTexts);

    private static string HashOf(ArrangedUnit unit, Segment[] sources) =>
        unit.Piece is null && sources is [var only] ? only.Hash : Sha256.Tagged(unit.Piece ?? Join(sources));
}

/// <summary>What stands in the article at one place.</summary>
/// <param name="Id">Of its target; that of its first source where it is the whole or first part of it.</param>
/// <param name="Sources">Segments of the source; none for what we added.</param>
/// <param name="Piece">Text of the source where it is not the whole of its sources; else null.</param>
/// <param name="Kind">Form of what we added; of others it is the source's.</param>
/// <param name="Level">Of a heading that we added.</param>
public sealed record ArrangedUnit(
    string Id, ImmutableArray<string> Sources, string? Piece = null, SegmentKind Kind = SegmentKind.Paragraph, int Level = 0)
{
    internal bool IsInserted => Id.StartsWith(Segment.InsertedPrefix, StringComparison.Ordinal);
}

/// <summary>Texts put together.</summary>
public static class Arrangements
{
    /// <summary>With a blank between them, where both have something.</summary>
    public static string JoinTexts(string one, string two) => (one.TrimEnd(), two.TrimStart()) switch
    {
        ("", var second) => second,
        (var first, "") => first,
        var (first, second) => first + " " + second,
    };
}
