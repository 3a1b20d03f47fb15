using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cms.Workflows.Runs;

/// <summary>A run as one JSON object with the keys of Orchard's instance record, for storing.</summary>
public static class WorkflowRunJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(WorkflowRun run)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("WorkflowId", run.RunId);
            writer.WriteString("WorkflowTypeId", run.WorkflowTypeId);
            writer.WriteNumber("TypeVersion", run.TypeVersion);
            writer.WriteString("CorrelationId", run.CorrelationId);
            writer.WriteNumber("Status", (int)run.Status);
            writer.WriteString("FaultMessage", run.FaultMessage);
            WriteState(run, writer);
            WriteBlocking(run, writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="FormatException">It is not what <see cref="Write"/> writes.</exception>
    public static WorkflowRun Read(string json)
    {
        try
        {
            var root = JsonElement.Parse(json);
            var state = root.Get("State") ?? JsonReading.EmptyObject;
            return new WorkflowRun(
                root.GetProperty("WorkflowId").GetString()!,
                root.GetProperty("WorkflowTypeId").GetString()!,
                root.GetProperty("TypeVersion").GetInt32())
            {
                CorrelationId = root.Text("CorrelationId"),
                Status = (RunStatus)root.GetProperty("Status").GetInt32(),
                FaultMessage = root.Text("FaultMessage"),
                Input = Values(state, "Input"),
                Output = Values(state, "Output"),
                Properties = Values(state, "Properties"),
                LastResult = state.Get("LastResult"),
                ActivityStates = Values(state, "ActivityStates"),
                Due = state.Texts("Due"),
                Blocking =
                [
                    .. root.GetProperty("BlockingActivities").EnumerateArray().Select(blocking => new BlockingActivity(
                        blocking.Text("ActivityId")!, blocking.Flag("IsStart"), blocking.Text("Name")!)),
                ],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"This is no stored workflow run: {exception.Message}", exception);
        }
    }

    private static void WriteState(WorkflowRun run, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("State");
        WriteValues("Input", run.Input, writer);
        WriteValues("Output", run.Output, writer);
        WriteValues("Properties", run.Properties, writer);
        writer.WritePropertyName("LastResult");
        (run.LastResult ?? JsonReading.Null).WriteTo(writer);
        WriteValues("ActivityStates", run.ActivityStates, writer);
        writer.WriteStartArray("Due");
        foreach (var id in run.Due)
            writer.WriteStringValue(id);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBlocking(WorkflowRun run, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("BlockingActivities");
        foreach (var blocking in run.Blocking)
        {
            writer.WriteStartObject();
            writer.WriteString("ActivityId", blocking.ActivityId);
            writer.WriteBoolean("IsStart", blocking.IsStart);
            writer.WriteString("Name", blocking.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValues(
        string key, ImmutableSortedDictionary<string, JsonElement> values, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(key);
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, JsonElement> Values(JsonElement state, string key) =>
        state.Get(key) is { ValueKind: JsonValueKind.Object } values
            ? values.EnumerateObject().ToImmutableSortedDictionary(
                property => property.Name, property => property.Value, StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
}
