using System.Diagnostics.CodeAnalysis;

namespace Cms.Content.Items;

/// <summary>Identity of one version of a content item. Same characters as <see cref="ItemId"/>.</summary>
public readonly record struct VersionId
{
    /// <exception cref="ArgumentException">Empty, longer than 64 characters, or with white space or control characters.</exception>
    public VersionId(string value)
    {
        if (!IdText.IsValid(value))
            throw new ArgumentException($"'{value}' is not a version id.", nameof(value));

        Value = value;
    }

    public string Value { get; }

    /// <summary>A new random id.</summary>
    public static VersionId New() => new(IdText.New());

    public static bool TryParse([NotNullWhen(true)] string? text, out VersionId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new VersionId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
