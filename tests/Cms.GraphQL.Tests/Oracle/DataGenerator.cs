using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>Makes up data for the oracle's schema: a tree with nulls and wrong values in it, and an end.</summary>
internal sealed class DataGenerator(int seed)
{
    private const int Depth = 5;

    private readonly Random _random = new(seed);
    private int _count;

    public JsonElement Root() => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["node"] = Any(["Article", "Person"], Depth),
        ["thing"] = Any(["Article", "Person", "Stone"], Depth),
        ["things"] = List(() => Any(["Article", "Person", "Stone"], Depth)),
        ["nodes"] = List(() => Maybe(() => Any(["Article", "Person"], Depth))),
        ["article"] = Object("Article", Depth),
        ["person"] = Object("Person", Depth),
        ["stone"] = Object("Stone", Depth),
    });

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private JsonNode? Maybe(Func<JsonNode?> make) => Chance(0.06) ? null : make();

    private JsonArray List(Func<JsonNode?> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];

    private JsonObject? Any(string[] types, int depth) => Object(types[_random.Next(types.Length)], depth);

    private JsonObject? Object(string type, int depth)
    {
        if (depth == 0)
            return null;
        var value = new JsonObject { ["__typename"] = type, ["id"] = _count++, ["name"] = Maybe(() => "n" + _count) };
        switch (type)
        {
            case "Article":
                value["nick"] = "nick";
                value["words"] = Maybe(() => Chance(0.05) ? JsonValue.Create(1.5) : JsonValue.Create(_random.Next(1000)));
                value["level"] = Maybe(() => Chance(0.05) ? "NONE" : "HIGH");
                value["tags"] = List(() => Maybe(() => "tag"));
                value["grid"] = List(() => Maybe(() => List(() => Maybe(() => Chance(0.05) ? "x" : _random.Next(9)))));
                value["related"] = Maybe(() => Object("Article", depth - 1));
                value["author"] = Maybe(() => Object("Person", depth - 1));
                value["next"] = depth == 1 ? new JsonArray() : List(() => Maybe(() => Object("Article", depth - 1)));
                value["maybe"] = List(() => Maybe(() => Object("Article", depth - 1)));
                break;
            case "Person":
                value["related"] = Maybe(() => Any(["Article", "Person"], depth - 1));
                value["articles"] = Chance(0.05) ? "not a list" : List(() => Object("Article", depth - 1));
                value["level"] = "LOW";
                value["height"] = 1.75;
                break;
            default:
                value["weight"] = Maybe(() => 12.5);
                value["name"] = 5;
                value["owner"] = Object("Person", depth - 1);
                value["thing"] = Any(["Article", "Person", "Stone"], depth - 1);
                break;
        }

        return value;
    }
}
