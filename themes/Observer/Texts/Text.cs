using System.Globalization;
using System.Resources;

namespace Observer.Texts;

/// <summary>The theme's own words, in the language of the page; in English where a language has none.</summary>
internal sealed class Text(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Observer.Texts.Text", typeof(Text).Assembly);

    /// <summary>A phrase by its key in <c>Text.resx</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such key.</exception>
    public string this[string key] => Find(key)
        ?? throw new InvalidOperationException($"Text.resx has no '{key}'.");

    /// <summary>A phrase that only some languages have; null where this one has not.</summary>
    public string? Find(string key) => Resources.GetString(key, culture);

    /// <summary>A phrase with values for <c>{0}</c>, <c>{1}</c>.</summary>
    public string this[string key, params object?[] values] => string.Format(culture, this[key], values);
}
