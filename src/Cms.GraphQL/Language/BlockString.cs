namespace Cms.GraphQL.Language;

/// <summary>The indentation rules of block strings.</summary>
/// <remarks>GraphQL specification, September 2025, section 2.9.4, BlockStringValue.</remarks>
internal static class BlockString
{
    /// <summary>Removes the common indentation, and blank lines at both ends.</summary>
    public static string Unindent(List<string> lines)
    {
        var common = int.MaxValue;
        var first = lines.Count;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indentation(lines[i]);
            if (indent == lines[i].Length)
                continue;
            first = Math.Min(first, i);
            last = i;
            if (i > 0)
                common = Math.Min(common, indent);
        }

        return string.Join('\n', Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i =>
            i == 0 || common == int.MaxValue ? lines[i] : lines[i][Math.Min(common, lines[i].Length)..]));
    }

    /// <summary>Whether the text survives being printed as a block string.</summary>
    public static bool CanPrint(string text)
    {
        if (text.Length == 0 || text.Any(c => c < ' ' && c is not ('\t' or '\n')))
            return false;
        var lines = text.Split('\n').ToList();
        lines.Insert(0, "");
        lines.Add("");
        return Unindent(lines) == text;
    }

    private static int Indentation(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
            i++;
        return i;
    }
}
