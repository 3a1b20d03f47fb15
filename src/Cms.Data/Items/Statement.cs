namespace Cms.Data.Items;

/// <summary>A statement with its values: two that are equal ask the same.</summary>
internal sealed class Statement : IEquatable<Statement>
{
    private readonly string _sql;
    private readonly IReadOnlyList<object?> _values;
    private readonly int _hash;

    public Statement(string sql, IReadOnlyList<object?> values)
    {
        (_sql, _values) = (sql, values);
        var hash = new HashCode();
        hash.Add(sql);
        foreach (var value in values)
            hash.Add(value is string[] list ? string.Join('\0', list) : value);
        _hash = hash.ToHashCode();
    }

    public long Bytes => (_sql.Length * 2L) + 128 + _values.Sum(value => value switch
    {
        string text => 32 + (text.Length * 2L),
        string[] list => list.Sum(text => 32 + (text.Length * 2L)),
        _ => 32L,
    });

    public bool Equals(Statement? other) =>
        other is not null && _hash == other._hash && _sql == other._sql && _values.Count == other._values.Count
        && _values.Zip(other._values).All(pair => pair is (string[] one, string[] two) ? one.AsSpan().SequenceEqual(two) : Equals(pair.First, pair.Second));

    public override bool Equals(object? obj) => Equals(obj as Statement);

    public override int GetHashCode() => _hash;
}
