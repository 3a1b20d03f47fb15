using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cms.GraphQL.Language;

/// <summary>The address of one thing in a schema, for tools and messages: <c>Article</c>, <c>Article.title</c>,
/// <c>Query.article(first:)</c>, <c>@deprecated</c> or <c>@deprecated(reason:)</c>.</summary>
/// <remarks>GraphQL specification, September 2025, section 3.14. Requests have no coordinates.</remarks>
/// <param name="Name">Of the type, or of the directive without its at sign.</param>
/// <param name="Member">A field, an input field or an enum value; null for the type itself.</param>
/// <param name="Argument">Of the field or directive; null for these themselves.</param>
public sealed partial record SchemaCoordinate(string Name, string? Member = null, string? Argument = null)
{
    /// <summary>Whether a directive is meant; it has no members.</summary>
    public bool IsDirective { get; init; }

    /// <summary>Reads a coordinate; false if the text is none, for example because of a space.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaCoordinate? coordinate)
    {
        static string? Text(Group group) => group.Success ? group.Value : null;
        var match = Form().Match(text);
        var parts = match.Groups;
        coordinate = match.Success
            ? new SchemaCoordinate(parts["name"].Value, Text(parts["member"]), Text(parts["argument"])) { IsDirective = parts["at"].Success }
            : null;
        return coordinate is not null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";

    [GeneratedRegex("""
        \A(?:(?<at>@)(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\((?<argument>[A-Za-z_][A-Za-z0-9_]*):\))?
        |(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\.(?<member>[A-Za-z_][A-Za-z0-9_]*)(?:\((?<argument>[A-Za-z_][A-Za-z0-9_]*):\))?)?)\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
