namespace Cms.Workflows.Linting;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class Likeness
{
    /// <summary>Returns the one candidate that <paramref name="name"/> is probably meant to be, or null.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var bound = Math.Min(3, Math.Max(1, name.Length / 3));
        var near = candidates
            .Select(candidate => (Text: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= bound)
            .OrderBy(candidate => candidate.Distance)
            .ToList();
        return near.Count == 1 || (near.Count > 1 && near[0].Distance < near[1].Distance) ? near[0].Text : null;
    }

    /// <summary>How many characters have to be put in, taken out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = before + (one[i - 1] == other[j - 1] ? 0 : 1);
                before = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
