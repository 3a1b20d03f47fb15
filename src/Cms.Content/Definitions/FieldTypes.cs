namespace Cms.Content.Definitions;

/// <summary>Names of the field types of Orchard that have a meaning here.</summary>
public static class FieldTypes
{
    public const string Text = "TextField";
    public const string Html = "HtmlField";
    public const string Markdown = "MarkdownField";
    public const string Boolean = "BooleanField";
    public const string Numeric = "NumericField";
    public const string Date = "DateField";
    public const string DateTime = "DateTimeField";
    public const string Time = "TimeField";
    public const string Link = "LinkField";
    public const string Media = "MediaField";
    public const string ContentPicker = "ContentPickerField";
    public const string Taxonomy = "TaxonomyField";
    public const string MultiText = "MultiTextField";
    public const string UserPicker = "UserPickerField";
    public const string LocalizationSetPicker = "LocalizationSetContentPickerField";
    public const string Youtube = "YoutubeField";
    public const string GeoPoint = "GeoPointField";
}
