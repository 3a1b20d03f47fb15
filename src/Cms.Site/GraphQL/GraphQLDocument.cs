using System.Reflection;

namespace Cms.Site.GraphQL;

/// <summary>The text of one query, as a theme carries it.</summary>
/// <param name="Name">File name without folder and ending, for the log.</param>
/// <param name="Text">GraphQL source with one operation.</param>
public sealed record GraphQLDocument(string Name, string Text)
{
    /// <summary>Reads <c>Queries/{name}.graphql</c>, embedded in <paramref name="theme"/> under that logical name.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    public static GraphQLDocument Embedded(Assembly theme, string name)
    {
        using var stream = theme.GetManifestResourceStream($"Queries/{name}.graphql")
            ?? throw new InvalidOperationException($"{theme.GetName().Name} has no query '{name}'.");
        using var reader = new StreamReader(stream);
        return new GraphQLDocument(name, reader.ReadToEnd());
    }
}
