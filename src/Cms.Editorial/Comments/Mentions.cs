using Cms.Data.Workflows;

namespace Cms.Editorial.Comments;

/// <summary>Whom a text names: <c>@</c> and the name of a person, in any case of letters.</summary>
internal static class Mentions
{
    /// <param name="people">All that could be meant, also those who may not be; who has no name is never meant.</param>
    /// <returns>Everybody of a name that stands there; where one name begins another, the longer is meant.</returns>
    public static IReadOnlySet<Person> In(string text, IEnumerable<Person> people)
    {
        var found = new HashSet<Person>();
        if (!text.Contains('@', StringComparison.Ordinal))
            return found;

        var names = people.Where(person => person.Name is not ("" or Person.Unnamed))
            .ToLookup(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => name.Key.Length)
            .ToArray();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // In the middle of a word it is part of an address.
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && names.FirstOrDefault(name => Begins(text.AsSpan(at + 1), name.Key)) is { } meant)
                found.UnionWith(meant);
        }

        return found;
    }

    private static bool Begins(ReadOnlySpan<char> rest, string name) =>
        rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsLetterOrDigit(rest[name.Length]));
}
