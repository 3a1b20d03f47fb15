using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Types;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>Files of a media field, with their alternative texts; also in the shape of Orchard's older releases.</summary>
internal static class MediaFields
{
    internal sealed record File(string Path, string? Text);

    public static string Type(SchemaScope scope)
    {
        var name = scope.Name("MediaField");
        if (scope.Builder.Has(name))
            return name;

        var type = scope.Builder.Object(name).Describe("Files of the media library.");
        References.Paged(type.Field("files", $"[{FileType(scope)}!]!"))
            .Resolve((parent, context) => References.Slice(Files((PartValue)parent), context.Arguments).ToArray());
        Old(type, "paths", f => f.Path);
        Old(type, "fileNames", f => NameOf(f.Path));
        Old(type, "urls", f => UrlOf(f.Path));
        Old(type, "mediatexts", f => f.Text);
        return name;
    }

    /// <summary>The type of a file, which <c>mediaAssets</c> gives too.</summary>
    public static string FileType(SchemaScope scope)
    {
        var name = scope.Name("MediaFile");
        if (scope.Builder.Has(name))
            return name;

        var file = scope.Builder.Object(name).Describe("A file of the media library.");
        file.Field("path", "String!").Resolve<File>(f => f.Path);
        file.Field("fileName", "String!").Resolve<File>(f => NameOf(f.Path));
        file.Field("url", "String!").Describe("Relative to the site's address.").Resolve<File>(f => UrlOf(f.Path));
        file.Field("mediaText", "String").Describe("Says what is to be seen.").Resolve<File>(f => f.Text);
        file.Field("resizeUrl", "String!")
            .Describe("The address with Orchard's parameters for another size, for a proxy that resizes; this server sends the file as it is.")
            .Argument("profile", "String").Argument("width", "Int").Argument("height", "Int").Argument("mode", "String")
            .Argument("quality", "Int").Argument("format", "String").Argument("bgcolor", "String").Argument("autoorient", "Boolean")
            .Resolve((parent, context) => ResizedUrl(((File)parent).Path, context.Arguments));
        return name;
    }

    private static void Old(ObjectTypeBuilder type, string name, Func<File, string?> of) =>
        References.Paged(type.Field(name, "[String]!")).Deprecate("Use files.")
            .Resolve((parent, context) => References.Slice(Files((PartValue)parent), context.Arguments).Select(of).ToArray());

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string UrlOf(string path) => "/media/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string ResizedUrl(string path, InputValues arguments)
    {
        var query = new List<string>();
        foreach (var (argument, parameter) in (ReadOnlySpan<(string, string)>)
            [("profile", "profile"), ("width", "width"), ("height", "height"), ("mode", "rmode"), ("quality", "quality"), ("format", "format"), ("bgcolor", "bgcolor"), ("autoorient", "autoorient")])
        {
            if (arguments.TryGetValue(argument, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
                query.Add($"{parameter}={Uri.EscapeDataString(argument is "autoorient" ? text.ToLowerInvariant() : text)}");
        }

        return UrlOf(path) + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    private static IEnumerable<File> Files(PartValue field)
    {
        var texts = PartValue.Find(field.Json, "MediaTexts") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [];
        return PartValue.Strings(PartValue.Find(field.Json, "Paths")).Select((path, i) => new File(
            path, i < texts.Length && texts[i].ValueKind == JsonValueKind.String ? texts[i].GetString() : null));
    }
}
