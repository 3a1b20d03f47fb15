using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Scalars;

internal sealed class JsonScalar() : ScalarType("JSON", "Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259")
{
    /// <summary>A literal as deep as a document may be, with a variable in it that is as deep as JSON may be.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    public override bool TryRead(Value literal, out object? value) => TryRead(literal, static _ => null, out value);

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = json;
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is JsonElement { ValueKind: JsonValueKind.Undefined })
            return false;
        Write(writer, value);
        return true;
    }

    internal override bool TryRead(Value literal, Func<string, object?> variable, out object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, literal, variable);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, Deep);
        value = document.RootElement.Clone();
        return true;
    }

    private static void Write(Utf8JsonWriter writer, Value literal, Func<string, object?> variable)
    {
        switch (literal)
        {
            case Variable name: Write(writer, variable(name.Name)); break;
            case IntLiteral number: writer.WriteRawValue(number.Text); break;
            case FloatLiteral number: writer.WriteRawValue(number.Text); break;
            case StringLiteral text: writer.WriteStringValue(text.Text); break;
            case BooleanLiteral boolean: writer.WriteBooleanValue(boolean.IsTrue); break;
            case EnumLiteral name: writer.WriteStringValue(name.Name); break;
            case ListLiteral list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item, variable);
                writer.WriteEndArray();
                break;
            case ObjectLiteral map:
                writer.WriteStartObject();
                foreach (var field in map.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value, variable);
                }

                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    internal static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case JsonElement element: element.WriteTo(writer); break;
            case System.Text.Json.Nodes.JsonNode node: node.WriteTo(writer); break;
            case string text: writer.WriteStringValue(text); break;
            case bool isTrue: writer.WriteBooleanValue(isTrue); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                if (Numbers.TryWhole(value, out var whole))
                    writer.WriteNumberValue(whole);
                else
                    writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
