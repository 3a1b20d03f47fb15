using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>Finds the type that a reference in a document means.</summary>
internal static class TypeFinder
{
    /// <returns>Null if the schema has no such type.</returns>
    public static GraphQLType? Find(Schema schema, TypeReference reference) => reference switch
    {
        ListTypeReference list => Find(schema, list.Item) is { } item ? new ListType(item) : null,
        NonNullTypeReference nonNull => Find(schema, nonNull.Inner) is { } inner ? new NonNullType(inner) : null,
        _ => schema.FindType(((NamedTypeReference)reference).Name),
    };
}
