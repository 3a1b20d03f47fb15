using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Data.Audit;

/// <summary>A link of the audit trail.</summary>
/// <param name="Number">Its place, from 1 without gaps.</param>
/// <param name="PreviousHash">Of the entry before; <see cref="NoHash"/> for the first.</param>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of everything else in the entry.</param>
public sealed record AuditEntry(long Number, AuditDraft Draft, string PreviousHash, string Hash)
{
    /// <summary>What the first entry follows.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static AuditEntry After(string previousHash, long number, AuditDraft draft) =>
        new(number, draft, previousHash, HashOf(previousHash, number, draft));

    /// <summary>Whether nothing in it was changed.</summary>
    public bool IsWhole => Hash == HashOf(PreviousHash, Number, Draft);

    /// <remarks>The bytes that are hashed are a JSON array in this order; they must stay the same for ever.</remarks>
    private static string HashOf(string previousHash, long number, AuditDraft draft)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartArray();
            json.WriteStringValue(previousHash);
            json.WriteNumberValue(number);
            json.WriteNumberValue(draft.AtUtc.Ticks);
            json.WriteStringValue(draft.AccountId);
            json.WriteStringValue(draft.Agent);
            json.WriteStringValue(draft.Roles);
            json.WriteStringValue(draft.Action);
            json.WriteStringValue(draft.Subject);
            json.WriteStringValue(draft.Item?.Value);
            if (draft.Number is { } version)
                json.WriteNumberValue(version);
            else
                json.WriteNullValue();
            json.WriteStringValue(draft.From);
            json.WriteStringValue(draft.To);
            json.WriteStringValue(draft.Comment);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
