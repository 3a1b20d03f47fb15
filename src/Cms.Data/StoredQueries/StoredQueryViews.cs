using Cms.Content.StoredQueries;

namespace Cms.Data.StoredQueries;

/// <summary>Writes the tables of a stored query: each as a subquery that holds what the caller may see, and nothing else.</summary>
internal sealed class StoredQueryViews(StoredQueryScope scope, bool postgreSql, Func<object, string> parameter)
{
    public string Write(StoredQueryTable table)
    {
        var columns = table.Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{Column(c.Key, c.Value.Sql)} AS \"{c.Key}\"");
        var conditions = new List<string> { "x.\"Published\"", $"x.\"ContentType\" {In(scope.Types)}" };
        if (table.Where is not null)
            conditions.Add(table.Where);
        if (table.FieldKind is not null)
            conditions.Add(Fields(table.FieldKind));
        if (table.IsOfTerms && !scope.SeesTerms)
            conditions.Add("FALSE");
        if (table.TargetColumn is not null)
        {
            conditions.Add(
                $"EXISTS (SELECT 1 FROM \"ItemVersions\" y WHERE y.\"ItemId\" = x.\"{table.TargetColumn}\" AND y.\"Published\" AND y.\"ContentType\" {In(scope.Types)})");
        }

        return $"(SELECT {string.Join(", ", columns)} FROM \"{table.Table}\" x WHERE {string.Join(" AND ", conditions)})";
    }

    private string Column(string name, string sql) =>
        !scope.SeesAccounts && StoredQueryTables.AccountColumns.Contains(name) ? "CAST(NULL AS TEXT)" : sql;

    private string Fields(string kind)
    {
        var fields = scope.Fields.Where(f => f.Kind == kind).GroupBy(f => (f.Part, f.Field), f => f.Type).Select(g =>
            $"(x.\"Part\" = {parameter(g.Key.Part)} AND x.\"Field\" = {parameter(g.Key.Field)} AND x.\"ContentType\" {In([.. g])})").ToArray();
        return fields.Length == 0 ? "FALSE" : $"({string.Join(" OR ", fields)})";
    }

    private string In(IReadOnlyCollection<string> values) => values.Count switch
    {
        0 => "IN (NULL)",
        _ when postgreSql => $"= ANY({parameter(values.ToArray())})",
        _ => $"IN ({string.Join(", ", values.Select(parameter))})",
    };
}
