using System.Collections.Immutable;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Directives that a text of the type-system language applies to something.</summary>
/// <param name="Coordinate">To what, for example <c>Article.related(first:)</c>.</param>
/// <param name="Place">One of <see cref="DirectivePlaces.TypeSystem"/>.</param>
/// <param name="Directives">In the order written.</param>
internal sealed record DirectiveUse(string Coordinate, string Place, ImmutableArray<Directive> Directives);
