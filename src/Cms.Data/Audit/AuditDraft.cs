using Cms.Content.Items;

namespace Cms.Data.Audit;

/// <summary>What is to be written to the audit trail.</summary>
/// <param name="AtUtc">When, as exact as the account's protection allows.</param>
/// <param name="AccountId">Null when it was no account.</param>
/// <param name="Agent">Who it was when it was no account, for example <c>system</c>; never the name of an account.</param>
/// <param name="Roles">Those it acted with, joined by commas.</param>
/// <param name="Action">What kind of thing and what happened to it, for example <c>item.published</c>.</param>
/// <param name="Subject">What it happened to when that is no item: an id or a name, never the name of an account.</param>
/// <param name="Number">Of the item's version.</param>
public sealed record AuditDraft(
    DateTime AtUtc,
    string? AccountId,
    string? Agent,
    string Roles,
    string Action,
    string? Subject = null,
    ItemId? Item = null,
    int? Number = null,
    string? From = null,
    string? To = null,
    string? Comment = null);
