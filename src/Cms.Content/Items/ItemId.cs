using System.Diagnostics.CodeAnalysis;

namespace Cms.Content.Items;

/// <summary>Identity of a content item, the same over all its versions. 1 to 64 characters without white space;
/// ours are 26 characters of lower-case base 32, others' are kept as they came.</summary>
public readonly record struct ItemId
{
    /// <exception cref="ArgumentException">Empty, longer than 64 characters, or with white space or control characters.</exception>
    public ItemId(string value)
    {
        if (!IdText.IsValid(value))
            throw new ArgumentException($"'{value}' is not a content item id.", nameof(value));

        Value = value;
    }

    public string Value { get; }

    /// <summary>A new random id.</summary>
    public static ItemId New() => new(IdText.New());

    public static bool TryParse([NotNullWhen(true)] string? text, out ItemId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new ItemId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
