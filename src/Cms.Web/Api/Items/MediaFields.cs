using Cms.GraphQL.Types;

namespace Cms.Web.Api.Items;

/// <summary>Files of a media field, with their alternative texts.</summary>
internal static class MediaFields
{
    private sealed record File(string Path, string? Text);

    public static string Type(SchemaBuilder schema)
    {
        const string Name = "MediaField";
        if (schema.Has(Name))
            return Name;

        var file = schema.Object("MediaFile").Describe("A file of the media library.");
        file.Field("path", "String!").Resolve<File>(f => f.Path);
        file.Field("fileName", "String!").Resolve<File>(f => f.Path[(f.Path.LastIndexOf('/') + 1)..]);
        file.Field("url", "String!").Describe("Relative to the site's address.")
            .Resolve<File>(f => "/media/" + string.Join('/', f.Path.Split('/').Select(Uri.EscapeDataString)));
        file.Field("mediaText", "String").Describe("Says what is to be seen.").Resolve<File>(f => f.Text);

        var type = schema.Object(Name).Describe("Files of the media library.");
        References.Paged(type.Field("files", "[MediaFile!]!"))
            .Resolve((parent, context) => References.Slice(Files((PartValue)parent), context.Arguments).ToArray());
        return Name;
    }

    private static IEnumerable<File> Files(PartValue field)
    {
        var texts = PartValue.Strings(PartValue.Find(field.Json, "MediaTexts"));
        return PartValue.Strings(PartValue.Find(field.Json, "Paths")).Select((path, i) => new File(path, texts.ElementAtOrDefault(i)));
    }
}
