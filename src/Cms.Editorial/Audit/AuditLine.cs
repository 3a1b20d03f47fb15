using Cms.Content.Items;

namespace Cms.Editorial.Audit;

/// <summary>An entry of the audit trail as one person may see it.</summary>
/// <param name="Number">Its place in the trail, from 1.</param>
/// <param name="AtUtc">To the day for people whose times are kept coarse.</param>
/// <param name="By">Name of the account, of the token, or <c>system</c>; null for an account whose name is not for this reader.</param>
/// <param name="Roles">Those it acted with, joined by commas.</param>
/// <param name="Subject">Content type of an item, id of an account, name of a setting…; null for an account's id that is not for this reader.</param>
/// <param name="Version">Number of the item's version.</param>
/// <param name="From">What was there before; who had a piece by name, null when that is not for this reader.</param>
/// <param name="To">As <paramref name="From"/>, of what is there now.</param>
/// <param name="Hash">Of the entry; each is made of the one before as well.</param>
public sealed record AuditLine(
    long Number,
    DateTime AtUtc,
    string? By,
    string Roles,
    string Action,
    string? Subject,
    ItemId? Item,
    int? Version,
    string? From,
    string? To,
    string? Comment,
    string Hash);
