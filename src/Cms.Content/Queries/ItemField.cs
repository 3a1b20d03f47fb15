namespace Cms.Content.Queries;

/// <summary>A value that items are filtered and ordered by.</summary>
public abstract record ItemField
{
    private ItemField()
    {
    }

    /// <summary>A column of the version.</summary>
    public sealed record Envelope(EnvelopeField Field) : ItemField;

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
    public sealed record Value(string Part, string Field, ValueKind Kind) : ItemField;
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
