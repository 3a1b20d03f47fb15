using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Scalars;

internal sealed class StringScalar() : ScalarType("String", "Text.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = (literal as StringLiteral)?.Text;
        return value is not null;
    }

    public override bool TryRead(JsonElement json, out object? value) => TryReadText(json, out value);

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); return true;
            case Guid or Uri: writer.WriteStringValue(value.ToString()); return true;
            default: return false;
        }
    }

    /// <summary>Text whose escapes make half a surrogate pair is refused.</summary>
    internal static bool TryReadText(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            value = json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

internal sealed class BooleanScalar() : ScalarType("Boolean", "True or false.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = (literal as BooleanLiteral)?.IsTrue;
        return value is not null;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = json.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => (bool?)null };
        return value is not null;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (value is not bool isTrue)
            return false;
        writer.WriteBooleanValue(isTrue);
        return true;
    }
}

internal sealed class IdScalar() : ScalarType("ID", "An identifier: text that means nothing by itself.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = literal switch { StringLiteral text => text.Text, IntLiteral number => number.Text, _ => null };
        return value is not null;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        if (json.ValueKind != JsonValueKind.Number)
            return StringScalar.TryReadText(json, out value);
        var raw = json.GetRawText();
        if (raw.All(c => char.IsAsciiDigit(c) || c == '-'))
            value = raw;
        else
            value = Numbers.TryWhole(json, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
        return value is not null;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                return true;
            case Guid:
                writer.WriteStringValue(value.ToString());
                return true;
            default:
                if (!Numbers.TryWhole(value, out var number))
                    return false;
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                return true;
        }
    }
}
