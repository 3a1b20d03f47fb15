using Cms.GraphQL.Language;

namespace Cms.GraphQL.Validation;

/// <summary>One rule of section 5. An instance serves one document; the walk tells it of every node, outside in.</summary>
internal abstract class ValidationRule
{
    public virtual void Enter(Document document, ValidationContext context)
    {
    }

    /// <summary>After everything else, when uses of variables and fragments are known.</summary>
    public virtual void Leave(Document document, ValidationContext context)
    {
    }

    public virtual void Enter(Definition definition, ValidationContext context)
    {
    }

    public virtual void Enter(OperationDefinition operation, ValidationContext context)
    {
    }

    public virtual void Enter(FragmentDefinition fragment, ValidationContext context)
    {
    }

    public virtual void Enter(VariableDefinition variable, ValidationContext context)
    {
    }

    public virtual void Enter(Field field, ValidationContext context)
    {
    }

    public virtual void Enter(FragmentSpread spread, ValidationContext context)
    {
    }

    public virtual void Enter(InlineFragment fragment, ValidationContext context)
    {
    }

    /// <param name="owner">The field or directive that is given the argument.</param>
    public virtual void Enter(Argument argument, Node owner, ValidationContext context)
    {
    }

    /// <param name="directives">All directives of one place, perhaps none.</param>
    /// <param name="place">One of <see cref="DirectivePlaces.Executable"/>.</param>
    public virtual void Enter(IReadOnlyList<Directive> directives, string place, ValidationContext context)
    {
    }

    /// <summary>A value whose type, if known, is the context's <see cref="ValidationContext.InputType"/>.</summary>
    public virtual void Enter(Value value, ValidationContext context)
    {
    }
}
