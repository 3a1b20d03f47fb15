namespace Cms.Translations.Intake;

/// <summary>A line of plain text, or a block of an HTML page, before anything was made of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without markup; plain text keeps its indent.</param>
/// <param name="Paragraph">Lines that follow each other without an empty one between share the number.</param>
internal sealed record PageLine(int Number, string Text, int Paragraph)
{
    internal bool IsBlank => string.IsNullOrWhiteSpace(Text);

    internal static IReadOnlyList<PageLine> Of(string text)
    {
        var lines = new List<PageLine>();
        var paragraph = 0;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                paragraph++;
            lines.Add(new(index + 1, line.TrimEnd(), paragraph));
        }

        if (lines is [.., { Text: "" }])
            lines.RemoveAt(lines.Count - 1); // the end of the last line is not another line

        return lines;
    }
}
