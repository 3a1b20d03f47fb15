using System.Collections.Immutable;

namespace Cms.Content.Queries;

/// <summary>A condition on items.</summary>
public abstract record ItemFilter
{
    private ItemFilter()
    {
    }

    /// <summary>True when all are; true when empty.</summary>
    public sealed record And(ImmutableArray<ItemFilter> All) : ItemFilter;

    /// <summary>True when one is; false when empty.</summary>
    public sealed record Or(ImmutableArray<ItemFilter> Any) : ItemFilter;

    public sealed record Not(ItemFilter Inner) : ItemFilter;

    /// <summary>A comparison with one or, for <see cref="Comparison.In"/>, several values. Values are string, decimal,
    /// DateTime (UTC) or bool as the field's kind asks; null is compared by <see cref="Comparison.Equal"/> only ("is absent").</summary>
    public sealed record Compare(ItemField Field, Comparison Op, ImmutableArray<object?> Values) : ItemFilter
    {
        public Compare(ItemField field, Comparison op, object? value)
            : this(field, op, [value])
        {
        }
    }

    /// <summary>A picker field refers to an item whose version of that status, <em>published</em> unless said otherwise,
    /// satisfies <paramref name="Target"/>.</summary>
    public sealed record RefersTo(string Part, string Field, ItemFilter Target, VersionStatus Status = VersionStatus.Published) : ItemFilter;

    /// <summary>A picker field refers to one of these items.</summary>
    public sealed record RefersToItem(string Part, string Field, ImmutableArray<string> ItemIds) : ItemFilter;

    /// <summary>A taxonomy field holds one of these terms. Terms are found by name or path in their taxonomy first.</summary>
    public sealed record HasTerm(string Part, string Field, ImmutableArray<string> TermIds) : ItemFilter;

    /// <summary>Full text: every word of <paramref name="Text"/> occurs in title, body or text fields; the last as a prefix.</summary>
    public sealed record Search(string Text) : ItemFilter;
}

public enum Comparison
{
    Equal,
    In,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
