using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Content.StoredQueries;
using Cms.Data.StoredQueries;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;

namespace Cms.Editorial.Queries;

/// <summary>The answer to a stored query: content items, or rows of named values.</summary>
public abstract record QueryAnswer
{
    private QueryAnswer()
    {
    }

    public sealed record Items(IReadOnlyList<ItemVersion> Versions) : QueryAnswer;

    /// <param name="All">Values by column: text, decimal, DateTime in UTC, bool or null.</param>
    public sealed record Rows(IReadOnlyList<IReadOnlyDictionary<string, object?>> All) : QueryAnswer;
}

/// <summary>Answers a stored query. Whatever its SQL says, it sees published items of types that the caller may view, of these the
/// fields that readers may read, and nothing else.</summary>
public sealed class AskQuery
{
    /// <summary>Rows of an answer at most.</summary>
    public const int MaxRows = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CurrentQueries _queries;
    private readonly CurrentDefinitions _definitions;
    private readonly StoredQueryRunner _runner;
    private readonly LoadItems _items;

    internal AskQuery(CurrentQueries queries, CurrentDefinitions definitions, StoredQueryRunner runner, LoadItems items) =>
        (_queries, _definitions, _runner, _items) = (queries, definitions, runner, items);

    /// <summary>For programs that call queries by name.</summary>
    /// <inheritdoc cref="RunAsync"/>
    /// <returns>The answer, or <c>may-not-ask</c>, <c>no-such-query</c>, <c>query-not-run</c>, <c>bad-parameters</c>, <c>too-slow</c>.</returns>
    public async Task<Result<QueryAnswer>> CallAsync(string name, JsonNode? parameters, Actor actor, CancellationToken cancellationToken)
    {
        var known = (await _queries.GetAsync(cancellationToken)).GetValueOrDefault(name);
        if (!actor.Can(Permissions.ExecuteApiAll) && !actor.Can($"ExecuteApi_{known?.Query.Name ?? name}"))
            return Problem.Forbidden("may-not-ask", "You may not call this query.");
        return known is null
            ? Problem.NotFound("no-such-query", $"There is no query '{name}'.")
            : await RunAsync(known, parameters, actor, cancellationToken);
    }

    /// <summary>For readers: a query with a schema is a part of what is offered to them.</summary>
    /// <param name="parameters">An object with values by name, without case; null is none.</param>
    /// <returns>The answer, or <c>no-such-query</c>, <c>bad-parameters</c>, <c>too-slow</c>.</returns>
    public async Task<Result<QueryAnswer>> ReadAsync(string name, JsonNode? parameters, Actor actor, CancellationToken cancellationToken) =>
        (await _queries.GetAsync(cancellationToken)).GetValueOrDefault(name) is { Shape: not null } entry
            ? await RunAsync(entry, parameters, actor, cancellationToken)
            : Problem.NotFound("no-such-query", $"There is no query '{name}'.");

    private async Task<Result<QueryAnswer>> RunAsync(QueryEntry entry, JsonNode? parameters, Actor actor, CancellationToken cancellationToken)
    {
        if (entry.Select is not { } select)
            return Problem.Invalid("query-not-run", entry.Problem!);
        if (Values(parameters, out var problem) is not { } values)
            return Problem.Invalid("bad-parameters", problem!);

        try
        {
            var scope = ScopeOf(actor, await _definitions.GetAsync(cancellationToken));
            var rows = await _runner.RunAsync(select, scope, values, entry.Query.ReturnsItems, MaxRows, Patience, cancellationToken);
            return entry.Query.ReturnsItems
                ? new QueryAnswer.Items(await ItemsAsync(rows, entry.Shape as QueryShape.Items, actor, cancellationToken))
                : new QueryAnswer.Rows([.. rows.Rows.Select(row => Named(rows, row))]);
        }
        catch (SqlProblemException e)
        {
            return Problem.Invalid("bad-parameters", $"{entry.Query.Name}: {e.Message}.");
        }
        catch (TimeoutException e)
        {
            return Problem.Invalid("too-slow", e.Message);
        }
    }

    private static StoredQueryScope ScopeOf(Actor actor, Cms.Content.Definitions.ContentDefinitions definitions)
    {
        var types = definitions.Types.Values.Where(type => actor.MayViewPublished(type.Name) || actor.MayView(type.Name)).ToArray();
        return new StoredQueryScope(
            [.. types.Select(type => type.Name)],
            [
                .. from type in types
                   from field in PublicFields.Of(type, definitions)
                   select new StoredQueryField(type.Name, field.Use.Name, field.Field.Name, field.Field.FieldType),
            ],
            actor.Can(Permissions.ViewUsers) || actor.Can(Permissions.ManageUsers),
            actor.MayViewPublished("Taxonomy"));
    }

    /// <summary>In the order of the rows, each once, and again only what this actor may see.</summary>
    private async Task<IReadOnlyList<ItemVersion>> ItemsAsync(
        StoredRows rows, QueryShape.Items? shape, Actor actor, CancellationToken cancellationToken)
    {
        ItemId[] ids = [.. rows.ItemIds.Distinct(StringComparer.Ordinal).Select(id => new ItemId(id))];
        var found = await _items.RunAsync(ids, VersionStatus.Published, actor, cancellationToken);
        return
        [
            .. ids.Select(id => found.GetValueOrDefault(id)).OfType<ItemVersion>()
                .Where(version => shape is null || version.Item.ContentType == shape.ContentType),
        ];
    }

    private static Dictionary<string, object?> Named(StoredRows rows, object?[] row)
    {
        var named = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < row.Length; i++)
            named[rows.Columns[i]] = row[i];
        return named;
    }

    private static Dictionary<string, object?>? Values(JsonNode? parameters, out string? problem)
    {
        problem = null;
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (parameters is null)
            return values;
        if (parameters is not JsonObject json)
        {
            problem = "The parameters are a JSON object with a member for each parameter.";
            return null;
        }

        foreach (var (name, value) in json)
        {
            switch (value?.GetValueKind())
            {
                case null:
                    values[name] = null;
                    break;
                case JsonValueKind.String:
                    values[name] = value.GetValue<string>();
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    values[name] = value.GetValue<bool>();
                    break;
                case JsonValueKind.Number when ((JsonValue)value).TryGetValue<decimal>(out var number):
                    values[name] = number;
                    break;
                default:
                    problem = $"The parameter '{name}' is no text, number, true, false or null.";
                    return null;
            }
        }

        return values;
    }
}
