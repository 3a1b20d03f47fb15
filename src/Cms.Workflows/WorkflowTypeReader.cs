using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;

namespace Cms.Workflows;

/// <summary>Reads one workflow type and gathers what is wrong on the way.</summary>
internal sealed class WorkflowTypeReader
{
    private static readonly ImmutableHashSet<string> TypeKeys =
    [
        "WorkflowTypeId", "Name", "IsEnabled", "IsSingleton", "LockTimeout", "LockExpiration",
        "DeleteFinishedWorkflows", "Activities", "Transitions",
    ];

    private static readonly ImmutableHashSet<string> ActivityKeys =
        ["ActivityId", "Name", "X", "Y", "IsStart", "Properties"];

    private static readonly ImmutableHashSet<string> TransitionKeys =
        ["Id", "SourceActivityId", "SourceOutcomeName", "DestinationActivityId"];

    private readonly ImmutableArray<ReadProblem>.Builder _problems = ImmutableArray.CreateBuilder<ReadProblem>();

    public ReadResult Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new ReadResult.Malformed([new("", $"A workflow type is a JSON object, not {Kind(json)}.")]);

        var type = new WorkflowType
        {
            WorkflowTypeId = Text(json, "", "WorkflowTypeId"),
            Name = Text(json, "", "Name"),
            IsEnabled = Flag(json, "", "IsEnabled"),
            IsSingleton = Flag(json, "", "IsSingleton"),
            LockTimeout = Integer(json, "", "LockTimeout"),
            LockExpiration = Integer(json, "", "LockExpiration"),
            DeleteFinishedWorkflows = Flag(json, "", "DeleteFinishedWorkflows"),
            Activities = List(json, "Activities", ReadActivity),
            Transitions = List(json, "Transitions", ReadTransition),
            Extra = Extra(json, TypeKeys),
        };
        CheckIds(type);
        return _problems.Count == 0 ? new ReadResult.Read(type) : new ReadResult.Malformed(_problems.ToImmutable());
    }

    private Activity ReadActivity(JsonElement json, string place)
    {
        var name = Text(json, place, "Name");
        var properties = json.Get("Properties") ?? JsonReading.EmptyObject;
        if (properties.ValueKind != JsonValueKind.Object)
            Report($"{place}.Properties", $"must be an object, not {Kind(properties)}");
        else if (name == ActivityKinds.UserTask)
            CheckUserTask(properties, $"{place}.Properties");

        return new Activity(Text(json, place, "ActivityId"), name, properties.Clone())
        {
            X = Integer(json, place, "X"),
            Y = Integer(json, place, "Y"),
            IsStart = Flag(json, place, "IsStart"),
            Extra = Extra(json, ActivityKeys),
        };
    }

    private Transition ReadTransition(JsonElement json, string place) => new(
        Text(json, place, "SourceActivityId"),
        Text(json, place, "SourceOutcomeName"),
        Text(json, place, "DestinationActivityId"))
    {
        Id = Integer(json, place, "Id"),
        Extra = Extra(json, TransitionKeys),
    };

    private void CheckIds(WorkflowType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < type.Activities.Length; i++)
        {
            var id = type.Activities[i].ActivityId;
            if (id.Length > 0 && !seen.Add(id))
                Report($"Activities[{i}].ActivityId", $"'{id}' is taken by an earlier activity");
        }
    }

    private void CheckUserTask(JsonElement properties, string place)
    {
        foreach (var key in (string[])["Actions", "Roles", "NotBy", "CommentRequired"])
        {
            if (properties.Get(key) is not { } list)
                continue;

            if (list.ValueKind != JsonValueKind.Array
                || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
                Report($"{place}.{key}", "must be a list of texts");
        }

        foreach (var key in (string[])["Claimable", "Pair"])
            Flag(properties, place, key);

        if (properties.Get("State") is { ValueKind: not JsonValueKind.String } state)
            Report($"{place}.State", $"must be a text, not {Kind(state)}");

        foreach (var key in (string[])["DueHours", "ClaimHours"])
        {
            if (properties.Get(key) is { } hours
                && (hours.ValueKind != JsonValueKind.Number || hours.GetDouble() is not (> 0 and <= 24 * 366)))
                Report($"{place}.{key}", "must be a positive number of hours, a year at most");
        }
    }

    private ImmutableArray<T> List<T>(JsonElement json, string key, Func<JsonElement, string, T> read)
    {
        if (json.Get(key) is not { } list)
            return [];

        if (list.ValueKind != JsonValueKind.Array)
        {
            Report(key, $"must be a list, not {Kind(list)}");
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var place = $"{key}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object)
                items.Add(read(item, place));
            else
                Report(place, $"must be an object, not {Kind(item)}");
        }

        return items.ToImmutable();
    }

    private string Text(JsonElement json, string place, string key)
    {
        if (json.Get(key) is not { } value)
            Report(Join(place, key), "is missing");
        else if (value.ValueKind != JsonValueKind.String)
            Report(Join(place, key), $"must be a text, not {Kind(value)}");
        else if (value.GetString() is { Length: > 0 } text)
            return text;
        else
            Report(Join(place, key), "is empty");

        return "";
    }

    private bool Flag(JsonElement json, string place, string key)
    {
        if (json.Get(key) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } value)
            Report(Join(place, key), $"must be true or false, not {Kind(value)}");

        return json.Flag(key);
    }

    private int Integer(JsonElement json, string place, string key)
    {
        if (json.Get(key) is not { } value)
            return 0;

        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= int.MinValue and <= int.MaxValue and var number)
            return (int)Math.Round(number);

        Report(Join(place, key), $"must be a whole number, not {Kind(value)}");
        return 0;
    }

    private static ImmutableArray<KeyValuePair<string, JsonElement>> Extra(JsonElement json, ImmutableHashSet<string> known) =>
        [.. json.EnumerateObject()
            .Where(property => !known.Contains(property.Name))
            .Select(property => KeyValuePair.Create(property.Name, property.Value.Clone()))];

    private void Report(string place, string what) => _problems.Add(new(place, $"{place} {what}."));

    private static string Join(string place, string key) => place.Length == 0 ? key : $"{place}.{key}";

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
