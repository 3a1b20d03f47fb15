using Cms.Content.Items;

namespace Cms.Data.Translations;

/// <summary>Somebody looked at a newer revision of the source and found that the translation still holds.</summary>
/// <param name="Revision">The newest one they looked at.</param>
public sealed record SourceConfirmation(ItemId Article, int Revision, string AccountId, DateTime AtUtc);
