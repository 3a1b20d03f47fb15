using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.StoredQueries;
using Cms.Editorial.Queries;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <summary>The stored queries that have a schema, each as a root field with its parameters as JSON text.</summary>
internal static class StoredQueryFields
{
    public static void AddTo(SchemaScope scope, ObjectTypeBuilder query, IEnumerable<QueryEntry> queries)
    {
        foreach (var entry in queries)
        {
            var name = entry.Shape?.FieldTypeName ?? entry.Query.Name;
            if (entry.Shape is null || !SchemaNames.IsName(name) || query.HasNameLike(name))
                continue;
            var type = entry.Shape switch
            {
                QueryShape.Items items => scope.HasType(items.ContentType) ? items.ContentType : null,
                QueryShape.Objects objects => ObjectType(scope, name, objects),
                _ => null,
            };
            if (type is null)
                continue;

            var stored = entry.Query.Name;
            query.Field(name, $"[{type}!]").Describe($"The stored query {stored}: of what is published, what you may see; {AskQuery.MaxRows:N0} at most.")
                .Argument("parameters", "String", description: "A JSON object with a member for each parameter.")
                .PageSize(_ => Most(entry.Select))
                .Batch((context, _) => AskAsync(context, stored));
        }
    }

    /// <summary>What the query's own limit says, for the cost of what is below the field.</summary>
    private static long Most(SqlSelect? select) =>
        select?.Limit is SqlExpression.Literal { Value: decimal limit } ? (long)Math.Clamp(limit, 0, AskQuery.MaxRows) : AskQuery.MaxRows;

    private static string? ObjectType(SchemaScope scope, string name, QueryShape.Objects objects)
    {
        var properties = objects.Properties.Select(p => (Field: p.Name.Replace('.', '_'), p.Name, p.Kind, p.Description))
            .Where(p => SchemaNames.IsName(p.Field)).DistinctBy(p => p.Field.ToUpperInvariant()).ToArray();
        if (properties.Length == 0)
            return null;
        var typeName = scope.Name(name, "stored query");
        var type = scope.Builder.Object(typeName).Describe($"A row of the stored query {name}.");
        foreach (var property in properties)
        {
            var graphType = property.Kind switch { "integer" => "Int", "number" => "Decimal", "boolean" => "Boolean", _ => "String" };
            type.Field(property.Field, graphType).Describe(property.Description)
                .Resolve<IReadOnlyDictionary<string, object?>>(row => Value(row.GetValueOrDefault(property.Name) ?? row.GetValueOrDefault(property.Field), property.Kind));
        }

        return typeName;
    }

    /// <summary>Null where the value is not of the kind that the schema says.</summary>
    private static object? Value(object? value, string kind) => (kind, value) switch
    {
        (_, null) => null,
        ("integer", decimal number) => number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null,
        ("number", decimal number) => number,
        ("boolean", bool flag) => flag,
        ("string", string text) => text,
        ("string", DateTime at) => ContentItemJson.Format(at),
        ("string", bool flag) => flag ? "true" : "false",
        ("string", decimal number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static async ValueTask<IReadOnlyList<FieldResult>> AskAsync(FieldContext context, string name)
    {
        var call = context.Get<Call>();
        JsonNode? parameters = null;
        try
        {
            if (context.Arguments.Get<string>("parameters") is { Length: > 0 } text)
                parameters = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return [FieldResult.Failed("'parameters' is not JSON.", ErrorCodes.Argument)];
        }

        var answer = await call.Service<AskQuery>().ReadAsync(name, parameters, call.Actor, context.CancellationToken);
        return
        [
            answer.Match(
                given => given switch
                {
                    QueryAnswer.Items items => FieldResult.Of(items.Versions.Select(v => v.Item).ToArray()),
                    QueryAnswer.Rows rows => FieldResult.Of(rows.All),
                    _ => FieldResult.Of(null),
                },
                problem => FieldResult.Failed(problem.Message, ErrorCodes.Argument)),
        ];
    }
}
