using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>What a resolver may know: one for each field of a request and each set of arguments, whatever its aliases.</summary>
public sealed class FieldContext
{
    private readonly RunningRequest _execution;
    private readonly PlanField _plan;
    private readonly PlanField[]? _all;
    private FieldSelection? _selection;

    internal FieldContext(RunningRequest execution, PlanField plan, InputValues arguments)
    {
        _execution = execution;
        _plan = plan;
        Arguments = arguments;
    }

    /// <param name="all">The same field with the same arguments, at several places.</param>
    internal FieldContext(RunningRequest execution, PlanField[] all, InputValues arguments) : this(execution, all[0], arguments) =>
        _all = all;

    /// <summary>The arguments, read and checked, defaults filled in.</summary>
    public InputValues Arguments { get; }

    /// <summary>The field being resolved.</summary>
    public FieldDefinition Field => _plan.Definition;

    /// <summary>The object type whose field it is.</summary>
    public ObjectType ParentType => _plan.Parent;

    /// <summary>The key in the answer: the alias, or the field's name; one of them where several ask for the same. Never decide
    /// permissions by it.</summary>
    public string ResponseName => _plan.ResponseName;

    /// <summary>The schema in use.</summary>
    public Schema Schema => _execution.Schema;

    /// <summary>What is asked of the field's values, at all places that this call serves; asks nothing if they are leaves.</summary>
    public FieldSelection Selection => _selection ??= new FieldSelection(_execution, _all ?? [_plan]);

    /// <summary>What the caller of the engine passed for this request.</summary>
    public object? State => _execution.State;

    /// <summary>Fires when the client has gone or the time is over.</summary>
    public CancellationToken CancellationToken => _execution.CancellationToken;

    /// <summary>The request's state as a <typeparamref name="T"/>, or the service of that type if it is a provider.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public T Get<T>() where T : class => State switch
    {
        T state => state,
        IServiceProvider services when services.GetService(typeof(T)) is T service => service,
        _ => throw new InvalidOperationException($"The request's state offers no {typeof(T).Name}."),
    };
}
