using System.Collections.Immutable;
using Cms.GraphQL.Types.Building;

namespace Cms.GraphQL.Types;

/// <summary>
/// Declares types by name, in any order, and makes a <see cref="Schema"/> of them. Asking again for a type of the same
/// kind and name gives the same builder. The scalars of <see cref="Scalars.ScalarTypes"/> need no declaration.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);

    internal List<object> Types { get; } = [];

    internal List<DirectiveBuilder> Directives { get; } = [];

    internal List<SchemaProblem> Problems { get; } = [];

    /// <summary>What texts declare, as far as it may be declared only once.</summary>
    internal HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

    /// <summary>The directives that texts apply.</summary>
    internal List<DirectiveUse> DirectiveUses { get; } = [];

    internal string? Description { get; private set; }

    internal string QueryName { get; private set; } = "Query";

    internal string? MutationName { get; private set; }

    internal string? SubscriptionName { get; private set; }

    /// <summary>Explains the schema to its readers.</summary>
    public SchemaBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Names the root types; the query root is <c>Query</c> unless named here.</summary>
    public SchemaBuilder Roots(string query = "Query", string? mutation = null, string? subscription = null)
    {
        (QueryName, MutationName, SubscriptionName) = (query, mutation, subscription);
        return this;
    }

    /// <summary>An object type.</summary>
    public ObjectTypeBuilder Object(string name) => Get(name, static name => new ObjectTypeBuilder(name));

    /// <summary>An interface.</summary>
    public InterfaceTypeBuilder Interface(string name) => Get(name, static name => new InterfaceTypeBuilder(name));

    /// <summary>A union.</summary>
    public UnionTypeBuilder Union(string name) => Get(name, static name => new UnionTypeBuilder(name));

    /// <summary>An enum.</summary>
    public EnumTypeBuilder Enum(string name) => Get(name, static name => new EnumTypeBuilder(name));

    /// <summary>An input object.</summary>
    public InputObjectTypeBuilder Input(string name) => Get(name, static name => new InputObjectTypeBuilder(name));

    /// <summary>Adds a scalar of your own, or makes sure that one of ours is in the schema even if nothing uses it.</summary>
    public SchemaBuilder Scalar(ScalarType scalar)
    {
        if (!_byName.TryAdd(scalar.Name, scalar))
        {
            if (!ReferenceEquals(_byName[scalar.Name], scalar))
                Problems.Add(new SchemaProblem(scalar.Name, "The name is declared more than once."));
            return this;
        }

        Types.Add(scalar);
        return this;
    }

    /// <summary>Adds a directive that documents may bear at <paramref name="places"/>.</summary>
    public DirectiveBuilder Directive(string name, params IEnumerable<string> places)
    {
        var directive = new DirectiveBuilder(name, places);
        Directives.Add(directive);
        return directive;
    }

    /// <summary>Whether a type of that name is declared.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The builder of that name, or the scalar; null if there is none.</summary>
    internal object? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds what a text in the type-system language declares and extends; resolvers can then be given field by field.
    /// What was declared in code before can be extended, or declared once more to add to it.</summary>
    /// <exception cref="Language.SyntaxException">The text breaks the grammar.</exception>
    public SchemaBuilder AddSdl(string text)
    {
        SdlReader.Read(this, text);
        return this;
    }

    /// <summary>Makes the schema.</summary>
    /// <exception cref="SchemaException">The types do not make a valid schema; it has all problems.</exception>
    public Schema Build() =>
        TryBuild(out var problems) ?? throw new SchemaException(problems);

    /// <summary>Makes the schema, or tells all problems and gives null.</summary>
    public Schema? TryBuild(out ImmutableArray<SchemaProblem> problems) => new SchemaAssembler(this).TryBuild(out problems);

    private T Get<T>(string name, Func<string, T> create) where T : TypeBuilder
    {
        if (_byName.TryGetValue(name, out var existing))
        {
            if (existing is T same)
                return same;
            Problems.Add(new SchemaProblem(name, "The name is declared more than once."));
            return create(name);
        }

        var builder = create(name);
        _byName.Add(name, builder);
        Types.Add(builder);
        return builder;
    }
}
