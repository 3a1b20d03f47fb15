using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Translations.Checks;

namespace Cms.Editorial.Checks;

/// <summary>What the checks remember of the articles that are being worked on, so that a keystroke costs its own segment only.</summary>
internal sealed class CheckMemories
{
    /// <summary>Most articles that are remembered; the one that was asked for longest ago goes.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<(ItemId Article, CheckMemory Memory)> _recent = [];

    public ImmutableArray<Finding> Run(ItemId article, CheckedText text, CheckLimits limits)
    {
        var memory = Of(article);
        lock (memory)
            return ArticleChecks.Run(text, limits, memory);
    }

    private CheckMemory Of(ItemId article)
    {
        lock (_lock)
        {
            var memory = new CheckMemory();
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Article != article)
                    continue;
                memory = node.Value.Memory;
                _recent.Remove(node);
                break;
            }

            _recent.AddFirst((article, memory));
            if (_recent.Count > Most)
                _recent.RemoveLast();
            return memory;
        }
    }
}
