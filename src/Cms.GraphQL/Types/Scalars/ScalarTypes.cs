using System.Collections.Immutable;

namespace Cms.GraphQL.Types.Scalars;

/// <summary>The five scalars of the specification and six useful ones; any may be named in a schema without more ado.</summary>
public static class ScalarTypes
{
    /// <summary><c>Int</c>: 32 bits, an <see cref="int"/>.</summary>
    public static ScalarType Int { get; } = new IntScalar();

    /// <summary><c>Float</c>: finite, a <see cref="double"/>.</summary>
    public static ScalarType Float { get; } = new FloatScalar();

    /// <summary><c>String</c>: a <see cref="string"/>.</summary>
    public static ScalarType String { get; } = new StringScalar();

    /// <summary><c>Boolean</c>: a <see cref="bool"/>.</summary>
    public static ScalarType Boolean { get; } = new BooleanScalar();

    /// <summary><c>ID</c>: a <see cref="string"/>, also given as a whole number.</summary>
    public static ScalarType Id { get; } = new IdScalar();

    /// <summary><c>DateTime</c>: ISO 8601 text, a <see cref="DateTimeOffset"/>; UTC where no offset is given.</summary>
    public static ScalarType DateTime { get; } = new DateTimeScalar();

    /// <summary><c>Date</c>: <c>yyyy-MM-dd</c>, a <see cref="DateOnly"/>.</summary>
    public static ScalarType Date { get; } = new DateScalar();

    /// <summary><c>Decimal</c>: a number read and written exactly, a <see cref="decimal"/>.</summary>
    public static ScalarType Decimal { get; } = new DecimalScalar();

    /// <summary><c>TimeSpan</c>: a number of seconds, a <see cref="System.TimeSpan"/>.</summary>
    public static ScalarType TimeSpan { get; } = new TimeSpanScalar();

    /// <summary><c>Long</c>: 64 bits, a <see cref="long"/>.</summary>
    public static ScalarType Long { get; } = new LongScalar();

    /// <summary><c>JSON</c>: anything, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    public static ScalarType Json { get; } = new JsonScalar();

    /// <summary>The scalars every schema has the names of.</summary>
    internal static ImmutableArray<ScalarType> Specified { get; } = [Int, Float, String, Boolean, Id];

    /// <summary>All of them.</summary>
    internal static ImmutableArray<ScalarType> All { get; } =
        [.. Specified, DateTime, Date, Decimal, TimeSpan, Long, Json];
}
