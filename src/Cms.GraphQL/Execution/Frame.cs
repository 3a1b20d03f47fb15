using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>All objects of one type that one field gave, with what was loaded for them: a table, a column for each field.</summary>
internal sealed class Frame(PlanSelection selection, List<object> parents, Column[] columns)
{
    public PlanSelection Selection { get; } = selection;

    public List<object> Parents { get; } = parents;

    public Column[] Columns { get; } = columns;
}

/// <summary>A field of a <see cref="Frame"/>.</summary>
internal sealed class Column(PlanField field, FieldContext context, FieldError? argumentError)
{
    public PlanField Field { get; } = field;

    public FieldContext Context { get; } = context;

    /// <summary>Why the field cannot be resolved for any parent.</summary>
    public FieldError? ArgumentError { get; } = argumentError;

    /// <summary>By parent; null for leaves taken from the parent while the answer is written.</summary>
    public object?[]? Values { get; set; }

    /// <summary>By parent; null if there are none.</summary>
    public FieldError?[]? Errors { get; set; }

    /// <summary>By parent, the number of its first object among all objects of the column.</summary>
    public int[]? First { get; set; }

    /// <summary>Where the column's objects stand, in order.</summary>
    public List<ObjectAt> Objects { get; } = field.Composite is null ? None : [];

    private static readonly List<ObjectAt> None = [];
}

/// <summary>A row of a frame.</summary>
internal readonly record struct ObjectAt(Frame Frame, int Row);
