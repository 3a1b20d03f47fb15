using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Content.Queries;

namespace Cms.Web.Api.Items;

/// <summary>Cursors: the values of the order's keys and the item's id, for the list and the order they came from. They hold
/// nothing but what the caller could order by, so that a forged one tells nothing and only leads elsewhere in the same list.</summary>
internal static class Cursors
{
    /// <summary>A title and several indexed texts of the greatest length fit in.</summary>
    private const int MaxLength = 16 * 1024;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="list">Says for which list and order it holds.</param>
    public static string Encode(ItemPosition position, string list) => Base64Url.EncodeToString(
        JsonSerializer.SerializeToUtf8Bytes<object?[]>([Mark(list), position.ItemId, position.Number, .. position.Keys], Compact));

    /// <returns>Null when it is no cursor of this list and order.</returns>
    public static ItemPosition? Decode(string cursor, string list, ImmutableArray<ItemOrder> orders)
    {
        if (cursor.Length is 0 or > MaxLength || !Base64Url.IsValid(cursor))
            return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            if (json.RootElement is not { ValueKind: JsonValueKind.Array } root || root.GetArrayLength() != orders.Length + 3
                || root[0].GetString() != Mark(list) || root[1].GetString() is not { } id)
                return null;
            var position = new ItemPosition([.. root.EnumerateArray().Skip(3).Select(key => key.GetString())], id, root[2].GetInt32());
            return position.Fits(orders) ? position : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Mark(string list) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, 4));
}
