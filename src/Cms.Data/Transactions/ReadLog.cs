namespace Cms.Data.Transactions;

/// <summary>What a scope has read of the content, by its marks, so that an answer made of it can be kept until one of them changes.
/// A statement that says nothing of its marks might depend on anything.</summary>
internal sealed class ReadLog
{
    private HashSet<string>? _marks;
    private bool _anything;

    /// <summary>How many statements the scope has read by.</summary>
    public int Statements { get; set; }

    /// <summary>Each once; null when something was read that no marks name.</summary>
    public string[]? Marks => _anything ? null : _marks?.ToArray() ?? [];

    public void Begin()
    {
        _marks = null;
        _anything = false;
    }

    /// <summary>Something was read that no marks name.</summary>
    public void AddAnything() => _anything = true;

    public void Add(string mark) => (_marks ??= new HashSet<string>(StringComparer.Ordinal)).Add(mark);

    /// <param name="marks">Null where none name what was read.</param>
    public void Add(string[]? marks)
    {
        if (marks is null)
        {
            _anything = true;
            return;
        }

        foreach (var mark in marks)
            Add(mark);
    }
}
