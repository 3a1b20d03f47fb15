using System.Collections.Immutable;

namespace Cms.Content.Queries;

/// <summary>A value that items are filtered and ordered by.</summary>
public abstract record ItemField
{
    private ItemField()
    {
    }

    /// <summary>How its values are compared.</summary>
    public virtual ValueKind Kind => ValueKind.Text;

    /// <summary>A column of the version.</summary>
    public sealed record Envelope(EnvelopeField Field) : ItemField
    {
        public override ValueKind Kind => Field switch
        {
            EnvelopeField.CreatedUtc or EnvelopeField.ModifiedUtc or EnvelopeField.PublishedUtc => ValueKind.Instant,
            EnvelopeField.Latest or EnvelopeField.Published => ValueKind.Flag,
            _ => ValueKind.Text,
        };
    }

    /// <summary>AutoroutePart's path, without leading slash.</summary>
    public sealed record Path : ItemField;

    /// <summary>AliasPart's alias.</summary>
    public sealed record Alias : ItemField;

    /// <summary>LocalizationPart's culture, a BCP 47 tag.</summary>
    public sealed record Culture : ItemField;

    /// <summary>LocalizationPart's set id.</summary>
    public sealed record LocalizationSet : ItemField;

    /// <summary>A field declared indexed.</summary>
    /// <param name="Part">Name of the part instance, which is the key in the JSON.</param>
    public sealed record Value(string Part, string Field, ValueKind Kind) : ItemField
    {
        public override ValueKind Kind { get; } = Kind;
    }

    /// <summary>The display text of the first item that a picker field refers to, where that is published and of one of
    /// <paramref name="ContentTypes"/>. For orders only.</summary>
    public sealed record ReferredText(string Part, string Field, ImmutableArray<string> ContentTypes) : ItemField;
}

public enum EnvelopeField
{
    ContentItemId,
    ContentItemVersionId,
    ContentType,
    DisplayText,
    CreatedUtc,
    ModifiedUtc,
    PublishedUtc,
    Owner,
    Author,
    Latest,
    Published,
}

/// <summary>How an indexed value is compared: text ordinally, numbers as decimals, instants in UTC.</summary>
public enum ValueKind
{
    Text,
    Number,
    Instant,
    Flag,
}
