using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Scalars;

internal sealed class FloatScalar() : ScalarType("Float", "A finite number of double precision.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = null;
        var text = literal switch { IntLiteral whole => whole.Text, FloatLiteral number => number.Text, _ => null };
        if (text is null)
            return false;
        var parsed = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        value = parsed;
        return double.IsFinite(parsed);
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
            return false;
        value = number;
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); return true;
            case float number when float.IsFinite(number): writer.WriteNumberValue(number); return true;
            case decimal number: writer.WriteNumberValue(number); return true;
            case double or float: return false;
            default:
                if (!Numbers.TryWhole(value, out var whole))
                    return false;
                writer.WriteNumberValue(whole);
                return true;
        }
    }
}

internal sealed class DecimalScalar() : ScalarType("Decimal", "A decimal number of up to 28 digits, kept exactly.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = null;
        var text = literal switch { IntLiteral whole => whole.Text, FloatLiteral number => number.Text, _ => null };
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return false;
        value = exact;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDecimal(out var number))
            return false;
        value = number;
        return true;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case decimal number: writer.WriteNumberValue(number); return true;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); return true;
            default:
                if (!Numbers.TryWhole(value, out var whole))
                    return false;
                writer.WriteNumberValue(whole);
                return true;
        }
    }
}
