using Cms.Content.Items;

namespace Cms.Editorial.Translations;

/// <summary>A story taken for one language: the draft that was made for it.</summary>
/// <param name="Number">Of the draft's latest version.</param>
public sealed record ClaimedArticle(ItemId Article, ItemId Story, string Culture, int Number);
