using Cms.Content.Definitions;

namespace Cms.Editorial.Items;

/// <summary>Which fields of published items readers may read. What is not among them is neither shown nor asked by.</summary>
public static class PublicFields
{
    /// <summary>Orchard's setting that keeps a part of a type, or a field, out of what is public.</summary>
    private const string Hidden = "Hidden";

    /// <summary>Whatever else a site keeps about its people is its own affair, as are an editor's reasons.</summary>
    /// <param name="part">The part's kind, not its name on a type.</param>
    public static bool IsPublic(string part, string field) => part switch
    {
        "TranslatorPart" => field is "Translators" or "Editors" or "Reviewers" or "Completeness" or "MachineShare",
        "DisclaimerPart" => field is not ("Reason" or "DisclaimerVersionId"),
        _ => true,
    };

    public static bool IsPublic(PartUse use, ContentField field) =>
        IsPublic(use) && IsPublic(use.PartName, field.Name) && !field.Settings.Flag("GraphQLContentPartFieldSettings", Hidden);

    public static bool IsPublic(PartUse use) => !use.Settings.Flag("GraphQLContentTypePartSettings", Hidden);

    public static IEnumerable<(PartUse Use, ContentField Field)> Of(ContentType type, ContentDefinitions definitions) =>
        definitions.FieldsOf(type).Where(f => IsPublic(f.Use, f.Field));
}
