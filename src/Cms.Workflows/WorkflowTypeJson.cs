using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Workflows;

/// <summary>Orchard Core's JSON of a workflow type: one object of the <c>WorkflowType</c> recipe step's <c>data</c>.</summary>
/// <remarks>
/// Key order is free, absent and null are alike, unknown keys are kept at every level. Whether comments and trailing
/// commas are allowed is up to the options the caller parses with.
/// </remarks>
public static class WorkflowTypeJson
{
    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads one workflow type, or names everything that is wrong with it.</summary>
    public static ReadResult Read(JsonElement json) => new WorkflowTypeReader().Read(json);

    /// <summary>Reads one workflow type from text, with comments and trailing commas allowed.</summary>
    public static ReadResult Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            var problem = new ReadProblem("", $"This is not JSON: line {exception.LineNumber + 1}, {exception.Message}");
            return new ReadResult.Malformed([problem]);
        }
    }

    /// <summary>Reads what <see cref="Write(WorkflowType)"/> wrote, for example a stored type.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static WorkflowType Parse(string json) => Read(json) switch
    {
        ReadResult.Read read => read.Type,
        ReadResult.Malformed malformed => throw new FormatException(string.Join(" ", malformed.Problems)),
        _ => throw new InvalidOperationException("A result of a kind unknown here."),
    };

    /// <summary>Returns the type as indented JSON with Orchard's keys in Orchard's order, then the unknown ones.</summary>
    public static string Write(WorkflowType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            Write(type, writer);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the type as one JSON object.</summary>
    public static void Write(WorkflowType type, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("WorkflowTypeId", type.WorkflowTypeId);
        writer.WriteString("Name", type.Name);
        writer.WriteBoolean("IsEnabled", type.IsEnabled);
        writer.WriteBoolean("IsSingleton", type.IsSingleton);
        writer.WriteNumber("LockTimeout", type.LockTimeout);
        writer.WriteNumber("LockExpiration", type.LockExpiration);
        writer.WriteBoolean("DeleteFinishedWorkflows", type.DeleteFinishedWorkflows);
        WriteExtra(type.Extra, writer);
        writer.WriteStartArray("Activities");
        foreach (var activity in type.Activities)
            Write(activity, writer);

        writer.WriteEndArray();
        writer.WriteStartArray("Transitions");
        foreach (var transition in type.Transitions)
            Write(transition, writer);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Activity activity, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("ActivityId", activity.ActivityId);
        writer.WriteString("Name", activity.Name);
        writer.WriteNumber("X", activity.X);
        writer.WriteNumber("Y", activity.Y);
        writer.WriteBoolean("IsStart", activity.IsStart);
        writer.WritePropertyName("Properties");
        activity.Properties.WriteTo(writer);
        WriteExtra(activity.Extra, writer);
        writer.WriteEndObject();
    }

    private static void Write(Transition transition, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("Id", transition.Id);
        writer.WriteString("SourceActivityId", transition.From);
        writer.WriteString("SourceOutcomeName", transition.Outcome);
        writer.WriteString("DestinationActivityId", transition.To);
        WriteExtra(transition.Extra, writer);
        writer.WriteEndObject();
    }

    private static void WriteExtra(ImmutableArray<KeyValuePair<string, JsonElement>> extra, Utf8JsonWriter writer)
    {
        foreach (var (key, value) in extra)
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        }
    }
}
