using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Workflows.Activities;
using Cms.Workflows.Activities.Catalogue;
using Xunit.Abstractions;

namespace Cms.Workflows.Tests;

/// <summary>Importing what was exported gives the same JSON, for every activity and with whatever stands beside what is known.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. ActivityCatalogue.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_activity_keeps_all_its_properties_and_what_is_unknown(string name)
    {
        var random = new Random(name.Length);
        for (var i = 0; i < 20; i++)
            AssertKept(TypeOf([Draw(ActivityCatalogue.Find(name)!, "a0", random)], [], random), $"{name}, {i}");
    }

    [Fact]
    public void Generated_types_are_the_same_after_import_and_export_and_import()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CMS_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"CMS_TEST_SEED={seed}");
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            JsonNode[] activities =
            [
                .. Enumerable.Range(0, random.Next(0, 12)).Select(n => Draw(ActivityCatalogue.All[random.Next(ActivityCatalogue.All.Length)], "a" + n, random)),
                .. random.Next(4) == 0 ? [new JsonObject { ["ActivityId"] = "other", ["Name"] = "RocketTask", ["Properties"] = new JsonObject { ["Fuel"] = Unknown(random) } }] : Array.Empty<JsonNode>(),
            ];
            JsonNode[] transitions =
            [
                .. Enumerable.Range(0, random.Next(0, 12)).Select(n => new JsonObject
                {
                    ["Id"] = random.Next(3),
                    ["SourceActivityId"] = "a" + random.Next(12),
                    ["SourceOutcomeName"] = Text(random),
                    ["DestinationActivityId"] = "a" + random.Next(12),
                    ["Note" + random.Next(3)] = Unknown(random),
                }),
            ];
            AssertKept(TypeOf(activities, transitions, random), $"seed {seed}, type {i}");
        }
    }

    private static void AssertKept(JsonObject json, string what)
    {
        var once = WorkflowTypeJson.Write(WorkflowTypeJson.Parse(json.ToJsonString()));
        Assert.True(JsonNode.DeepEquals(Full(json), JsonNode.Parse(once)), $"{what}:\n{json}\nbecame\n{once}");
        Assert.Equal(once, WorkflowTypeJson.Write(WorkflowTypeJson.Parse(once)));
    }

    /// <summary>Old files lack keys that Orchard has always written since.</summary>
    private static JsonObject Full(JsonObject json)
    {
        var full = json.DeepClone().AsObject();
        foreach (var key in (string[])["IsEnabled", "IsSingleton", "DeleteFinishedWorkflows"])
            full[key] ??= false;
        full["LockTimeout"] ??= 0;
        full["LockExpiration"] ??= 0;
        foreach (var activity in full["Activities"]!.AsArray().Select(node => node!.AsObject()))
        {
            activity["X"] ??= 0;
            activity["Y"] ??= 0;
            activity["IsStart"] ??= false;
            activity["Properties"] ??= new JsonObject();
        }

        return full;
    }

    private static JsonObject TypeOf(JsonNode[] activities, JsonNode[] transitions, Random random)
    {
        var json = new JsonObject { ["Activities"] = new JsonArray(activities), ["Name"] = Text(random), ["WorkflowTypeId"] = "w", ["Transitions"] = new JsonArray(transitions) };
        if (random.Next(2) == 0)
            json["Properties"] = Unknown(random);
        if (random.Next(2) == 0)
            (json["IsEnabled"], json["LockTimeout"]) = (true, random.Next());
        return json;
    }

    private static JsonObject Draw(ActivityEntry entry, string id, Random random)
    {
        var properties = new JsonObject { ["ActivityMetadata"] = new JsonObject { ["Title"] = random.Next(2) == 0 ? Text(random) : null } };
        foreach (var property in entry.Properties.Where(_ => random.Next(4) > 0))
        {
            properties[property.Name] = Value(property, random);
            if (property.Twin is { } twin && twin != property.Name)
                properties[twin] = new JsonObject { ["Expression"] = Text(random), ["Syntax"] = "Liquid" };
        }

        properties["Unknown"] = Unknown(random);
        var activity = new JsonObject { ["Properties"] = properties, ["Name"] = entry.Name, ["ActivityId"] = id };
        if (random.Next(2) == 0)
            (activity["X"], activity["Y"], activity["IsStart"], activity["Extra"]) = (random.Next(-500, 500), 0, true, Unknown(random));
        return activity;
    }

    private static JsonNode? Value(ActivityProperty property, Random random) => property.Kind switch
    {
        PropertyKind.Number when property.Name.EndsWith("Hours", StringComparison.Ordinal) => 1.50m, // never none
        PropertyKind.Number => random.Next(100),
        PropertyKind.Flag => random.Next(2) == 0,
        PropertyKind.Choice => property.Choices[random.Next(property.Choices.Length)],
        PropertyKind.Enumeration => random.Next(2) == 0 ? random.Next(property.Choices.Length) : property.Choices[0],
        PropertyKind.Texts or PropertyKind.Outcomes or PropertyKind.SomeOutcomes or PropertyKind.Roles or PropertyKind.ContentTypes or PropertyKind.States =>
            new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Text(random))]),
        PropertyKind.Script or PropertyKind.Liquid or PropertyKind.ScriptOrLiquid =>
            random.Next(5) == 0 ? new JsonObject { ["Expression"] = null } : new JsonObject { ["Expression"] = Text(random) },
        PropertyKind.Pairs => new JsonObject { ["controller"] = Text(random), ["area"] = "" },
        _ => Text(random),
    };

    private static JsonNode? Unknown(Random random) => random.Next(5) switch
    {
        0 => null,
        1 => JsonNode.Parse("1.50"),
        2 => new JsonArray(1, "two", null, new JsonObject { ["Three"] = true }),
        3 => Text(random),
        _ => new JsonObject { ["A"] = new JsonObject { ["B"] = new JsonArray() } },
    };

    private static string Text(Random random) =>
        ((string[])["Done", "عربي", "a \"quoted\" \\ text", "<b>&amp;", "line\nline", "{{ Workflow.Input.x }}", "input('x')", "🧵 emoji"])[random.Next(8)];
}
