using System.Buffers;
using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.GraphQL.Types.Scalars;

namespace Cms.GraphQL.Execution;

/// <summary>The outer form of an answer.</summary>
/// <remarks>GraphQL specification, September 2025, section 7.1.</remarks>
internal static class AnswerText
{
    public static JsonWriterOptions Options { get; } = new()
    {
        // Answers are JSON by media type and never part of a page, so letters of all scripts may stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void Write(IBufferWriter<byte> output, IReadOnlyCollection<GraphQLError> errors, ReadOnlySpan<byte> data)
    {
        if (errors.Count == 0)
        {
            output.Write("{\"data\":"u8);
            output.Write(data);
            output.Write("}"u8);
            return;
        }

        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        WriteErrors(writer, errors);
        if (!data.IsEmpty)
        {
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(data, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyCollection<GraphQLError> errors)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, error.Message);
            if (!error.Locations.IsDefaultOrEmpty)
            {
                writer.WriteStartArray("locations"u8);
                foreach (var at in error.Locations)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("line"u8, at.Line);
                    writer.WriteNumber("column"u8, at.Column);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            if (!error.Path.IsDefault)
            {
                writer.WriteStartArray("path"u8);
                foreach (var step in error.Path)
                {
                    if (step is int index)
                        writer.WriteNumberValue(index);
                    else
                        writer.WriteStringValue((string)step);
                }

                writer.WriteEndArray();
            }

            if (error.Code is not null || error.Extensions is not null)
            {
                writer.WriteStartObject("extensions"u8);
                if (error.Code is not null)
                    writer.WriteString("code"u8, error.Code);
                foreach (var (name, value) in error.Extensions ?? ReadOnlyDictionary<string, object?>.Empty)
                {
                    writer.WritePropertyName(name);
                    JsonScalar.Write(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
