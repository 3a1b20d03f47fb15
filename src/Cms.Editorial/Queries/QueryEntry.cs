using Cms.Content.StoredQueries;
using Cms.Data.StoredQueries;

namespace Cms.Editorial.Queries;

/// <summary>A stored query as far as it can be run here.</summary>
/// <param name="Select">Null where it is kept only.</param>
/// <param name="Shape">Of its answer in GraphQL; null where it is not shown there.</param>
/// <param name="Problem">Why it does not run or is not shown, with its place; null if nothing is against it.</param>
public sealed record QueryEntry(StoredQuery Query, SqlSelect? Select, QueryShape? Shape, string? Problem)
{
    internal static QueryEntry Of(StoredQuery query)
    {
        if (!query.Source.Equals(StoredQuery.Sql, StringComparison.OrdinalIgnoreCase))
            return new QueryEntry(query, null, null, $"'{query.Name}' is a query of the kind '{query.Source}', which is not run here: it is kept, without effect.");

        SqlSelect select;
        try
        {
            select = SqlParser.Parse(query.Template);
            StoredQueryRunner.Check(select, query.ReturnsItems);
        }
        catch (SqlProblemException e)
        {
            return new QueryEntry(query, null, null, $"'{query.Name}' is kept, but not run: {e.Message}.");
        }

        string? problem = null;
        var shape = query.Schema is null ? null : QueryShape.Read(query.Schema, out problem);
        if (shape is QueryShape.Items && !query.ReturnsItems)
            (shape, problem) = (null, "its schema is that of content items, which it does not return (ReturnContentItems is not true)");
        if (shape is QueryShape.Objects && query.ReturnsItems)
            (shape, problem) = (null, "its schema is that of objects, and it returns content items");
        return new QueryEntry(query, select, shape, problem is null ? null : $"'{query.Name}' is not in the GraphQL schema: {problem}.");
    }
}
