using Markdig.Parsers;
using Markdig.Syntax;

namespace Cms.Translations.Markdown;

/// <summary>
/// Reads fenced code within list items as CommonMark says. Markdig passes over all blanks at the start of a line in a
/// list item, which flattens the code; here the line goes back to the column of its fence.
/// </summary>
internal sealed class ListItemFences : FencedCodeBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var state = base.TryContinue(processor, block);
        if (state == BlockState.Continue && block.Parent is ListItemBlock && processor.Column > block.Column)
        {
            var skipped = processor.Column - block.Column;
            var start = processor.Start;
            if (start >= skipped && string.IsNullOrWhiteSpace(processor.Line.Text[(start - skipped)..start]))
                processor.GoToColumn(block.Column);
        }

        return state;
    }
}
