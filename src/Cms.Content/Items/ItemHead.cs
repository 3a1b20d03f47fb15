using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cms.Content.Items;

/// <summary>The few parts of a content that say where an item is: enough to link to it, and small enough to be kept of very many.</summary>
public static class ItemHead
{
    /// <summary>A content with these parts of the stored text and no others, as they stand in it.</summary>
    public static ItemContent Of(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, bytes);
            return ItemContent.FromStored(Cut(bytes.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string Cut(ReadOnlySpan<byte> json)
    {
        var head = new StringBuilder("{");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var part = reader.ValueTextEquals("AutoroutePart"u8) ? "AutoroutePart"
                : reader.ValueTextEquals("AliasPart"u8) ? "AliasPart"
                : reader.ValueTextEquals("LocalizationPart"u8) ? "LocalizationPart" : null;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (part is null)
                continue;
            head.Append(head.Length > 1 ? "," : "").Append('"').Append(part).Append("\":")
                .Append(Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]));
        }

        return head.Append('}').ToString();
    }
}
