using System.Globalization;
using System.Text.Json;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Scalars;

internal sealed class IntScalar() : ScalarType("Int", "A whole number of 32 bits.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = null;
        if (literal is not IntLiteral number
            || !int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
        {
            return false;
        }

        value = parsed;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        var isRead = Numbers.TryWhole(json, out var number) && number is >= int.MinValue and <= int.MaxValue;
        value = isRead ? (int)number : null;
        return isRead;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (!Numbers.TryWhole(value, out var number) || number is < int.MinValue or > int.MaxValue)
            return false;
        writer.WriteNumberValue(number);
        return true;
    }
}

internal sealed class LongScalar() : ScalarType("Long", "A whole number of 64 bits.")
{
    public override bool TryRead(Value literal, out object? value)
    {
        value = null;
        if (literal is not IntLiteral number
            || !long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
        {
            return false;
        }

        value = parsed;
        return true;
    }

    public override bool TryRead(JsonElement json, out object? value)
    {
        var isRead = Numbers.TryWhole(json, out var number);
        value = isRead ? number : null;
        return isRead;
    }

    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (!Numbers.TryWhole(value, out var number))
            return false;
        writer.WriteNumberValue(number);
        return true;
    }
}
