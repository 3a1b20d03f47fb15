using System.Text.RegularExpressions;
using Cms.GraphQL.Types.Building;

namespace Cms.Web.Api.Schema;

/// <summary>Orchard's names of types, parts and fields in GraphQL.</summary>
internal static partial class SchemaNames
{
    /// <summary>Camel case: <c>BlogPost</c> gives <c>blogPost</c>, <c>SEOTitle</c> gives <c>sEOTitle</c>, as Orchard does.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The other way: <c>mediaTexts</c> gives <c>MediaTexts</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A part's name without a trailing <c>Part</c>: <c>MarkdownBodyPart</c> gives <c>markdownBody</c>.</summary>
    public static string Part(string name) =>
        Camel(name.Length > 4 && name.EndsWith("Part", StringComparison.Ordinal) ? name[..^4] : name);

    /// <summary>Whether GraphQL can express the name; what it cannot is left out of the schema. A lone underscore is none:
    /// its operators would begin with two, which are reserved.</summary>
    public static bool IsName(string name) => Name().IsMatch(name) && name != "_" && !name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether the type has a field of that name in whatever case: of two such fields Orchard shows the first.</summary>
    public static bool HasNameLike(this FieldsBuilder type, string name) =>
        type.FieldNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^[_A-Za-z][_0-9A-Za-z]*$")]
    private static partial Regex Name();
}
