using System.Runtime.CompilerServices;
using System.Text;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Validation.Rules;

/// <summary>Fields that share a key of the answer can be answered by one value.</summary>
/// <remarks>
/// GraphQL specification, September 2025, section 5.3.2, Field Selection Merging. Instead of comparing every two fields,
/// fields are grouped by key, each group is compared with its first member, and what the members select is merged and
/// checked as one set. A set met before is not checked again, and the work is bounded for documents made to defeat that.
/// Fragments are checked where operations use them; one that none uses breaks a rule of its own.
/// </remarks>
internal sealed class FieldSelectionMerging : ValidationRule
{
    /// <summary>Fields looked at; thousands of times what any sensible document needs.</summary>
    private const int MaxWork = 1_000_000;

    private readonly HashSet<FieldSet> _shapesSeen = [];
    private readonly HashSet<FieldSet> _fieldsSeen = [];
    private readonly HashSet<(Field, Field)> _reported = [];
    private readonly Dictionary<Field, string> _arguments = [];
    private int _work;
    private bool _isOver;

    /// <summary>Fields looked at and compared.</summary>
    public int Work => _work;

    private readonly record struct Member(Field Field, CompositeType? Parent, FieldDefinition? Definition);

    public override void Leave(Document document, ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var root = DocumentValidator.RootOf(context.Schema, operation.Kind);
            CheckAll(Collect([(operation.SelectionSet, root)], context), context);
        }

        context.Work += Work;
    }

    private void CheckAll(List<Member> set, ValidationContext context)
    {
        CheckShapes(set, context, 0);
        CheckFields(set, context, 0);
        if (_work > MaxWork && !_isOver && !context.IsFull)
        {
            context.ReportBound("The document's fields overlap in too many ways to be checked.", set[0].Field.At);
            _isOver = true;
        }
    }

    private bool MustStop(ValidationContext context, int depth) =>
        context.IsFull || _work > MaxWork || depth > RequestLimiter.MaxExpandedNesting;

    /// <summary>Whatever object it is, the answers have the same form.</summary>
    private void CheckShapes(List<Member> set, ValidationContext context, int depth)
    {
        if (MustStop(context, depth) || !_shapesSeen.Add(new FieldSet(set)))
            return;
        foreach (var group in GroupByKey(set))
        {
            var first = group[0];
            for (var i = 1; i < group.Count; i++)
            {
                _work++;
                var other = group[i];
                if (first.Definition is { } a && other.Definition is { } b && !HaveSameShape(a.Type, b.Type))
                    Report(first, other, $"have the types '{a.Type}' and '{b.Type}', which differ in form", context);
                else if (first.Definition is null)
                    first = other;
            }

            CheckShapes(Children(group, context), context, depth + 1);
        }
    }

    /// <summary>On every object that can have both, they are the same field with the same arguments.</summary>
    private void CheckFields(List<Member> set, ValidationContext context, int depth)
    {
        if (MustStop(context, depth) || !_fieldsSeen.Add(new FieldSet(set)))
            return;
        foreach (var group in GroupByKey(set))
        {
            foreach (var together in GroupByObject(group))
            {
                var first = together[0];
                for (var i = 1; i < together.Count; i++)
                {
                    _work++;
                    var other = together[i];
                    if (first.Field.Name != other.Field.Name)
                        Report(first, other, $"are the different fields '{first.Field.Name}' and '{other.Field.Name}'", context);
                    else if (ArgumentsOf(first.Field) != ArgumentsOf(other.Field))
                        Report(first, other, "have different arguments", context);
                }

                CheckFields(Children(together, context), context, depth + 1);
            }
        }
    }

    private void Report(Member first, Member other, string why, ValidationContext context)
    {
        if (_reported.Add((first.Field, other.Field)))
        {
            context.Report(
                $"Two selections of '{first.Field.ResponseName}' {why}. Give one of them another alias.",
                first.Field.At,
                other.Field.At);
        }
    }

    private List<Member> Children(List<Member> members, ValidationContext context) => Collect(
        members
            .Where(member => member.Field.SelectionSet is not null)
            .Select(member => (member.Field.SelectionSet!, member.Definition?.Type.Named as CompositeType)),
        context);

    /// <summary>All fields of some selection sets, fragments included, each once.</summary>
    private List<Member> Collect(IEnumerable<(SelectionSet Set, CompositeType? Type)> sets, ValidationContext context)
    {
        var members = new List<Member>();
        var pending = new Queue<(SelectionSet Set, CompositeType? Type)>(sets);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var next))
        {
            foreach (var selection in next.Set.Selections)
            {
                _work++;
                switch (selection)
                {
                    case Field field:
                        members.Add(new Member(
                            field,
                            next.Type,
                            next.Type is null ? null : Introspection.FindField(context.Schema, next.Type, field.Name)));
                        break;
                    case InlineFragment inline:
                        pending.Enqueue((inline.SelectionSet, inline.TypeCondition is null
                            ? next.Type
                            : context.Schema.FindType(inline.TypeCondition.Name) as CompositeType));
                        break;
                    case FragmentSpread spread:
                        if (visited.Add(spread.Name) && context.Fragments.TryGetValue(spread.Name, out var fragment))
                        {
                            pending.Enqueue((
                                fragment.SelectionSet,
                                context.Schema.FindType(fragment.TypeCondition.Name) as CompositeType));
                        }

                        break;
                }
            }
        }

        return members;
    }

    private static IEnumerable<List<Member>> GroupByKey(List<Member> set) =>
        set.GroupBy(member => member.Field.ResponseName, StringComparer.Ordinal).Select(group => group.ToList());

    /// <summary>
    /// For every object type among the parents, the members that can meet on it: its own, and those of abstract parents.
    /// </summary>
    private IEnumerable<List<Member>> GroupByObject(List<Member> group)
    {
        var isUniform = true;
        foreach (var member in group)
            isUniform &= ReferenceEquals(member.Parent, group[0].Parent);
        if (isUniform)
        {
            yield return group;
            yield break;
        }

        var onAny = group.Where(member => member.Parent is not ObjectType).ToList();
        var isAlone = true;
        foreach (var own in group.Where(member => member.Parent is ObjectType).GroupBy(member => member.Parent))
        {
            isAlone = false;
            List<Member> together = [.. onAny, .. own];
            _work += together.Count;
            yield return together;
        }

        if (isAlone)
            yield return onAny;
    }

    private static bool HaveSameShape(GraphQLType a, GraphQLType b)
    {
        while (true)
        {
            switch (a, b)
            {
                case (NonNullType x, NonNullType y): (a, b) = (x.Inner, y.Inner); break;
                case (ListType x, ListType y): (a, b) = (x.Item, y.Item); break;
                case (NonNullType or ListType, _) or (_, NonNullType or ListType): return false;
                default: return a.IsLeaf || b.IsLeaf ? ReferenceEquals(a, b) : true;
            }
        }
    }

    /// <summary>The arguments as text, whatever their order, and that of fields of input objects.</summary>
    private string ArgumentsOf(Field field)
    {
        if (field.Arguments.IsEmpty)
            return "";
        if (!_arguments.TryGetValue(field, out var text))
        {
            var builder = new StringBuilder();
            foreach (var argument in field.Arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal))
                Append(builder.Append(argument.Name).Append(':'), argument.Value);
            _arguments.Add(field, text = builder.ToString());
        }

        return text;
    }

    private static void Append(StringBuilder builder, Value value)
    {
        switch (value)
        {
            case ListLiteral list:
                builder.Append('[');
                foreach (var item in list.Items)
                    Append(builder, item);
                builder.Append(']');
                break;
            case ObjectLiteral map:
                builder.Append('{');
                foreach (var field in map.Fields.OrderBy(field => field.Name, StringComparer.Ordinal))
                    Append(builder.Append(field.Name).Append(':'), field.Value);
                builder.Append('}');
                break;
            default:
                builder.Append(value.ToString()).Append(' ');
                break;
        }
    }

    /// <summary>Fields with their parents, compared one by one by identity.</summary>
    private readonly struct FieldSet : IEquatable<FieldSet>
    {
        private readonly List<Member> _members;
        private readonly int _hash;

        public FieldSet(List<Member> members)
        {
            _members = members;
            var hash = new HashCode();
            foreach (var member in members)
                hash.Add(RuntimeHelpers.GetHashCode(member.Field));
            _hash = hash.ToHashCode();
        }

        public bool Equals(FieldSet other)
        {
            if (_members.Count != other._members.Count)
                return false;
            for (var i = 0; i < _members.Count; i++)
            {
                if (!ReferenceEquals(_members[i].Field, other._members[i].Field)
                    || !ReferenceEquals(_members[i].Parent, other._members[i].Parent))
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is FieldSet other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
