using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>What belongs to one request while it runs.</summary>
internal sealed class RunningRequest(
    Schema schema,
    VariableValues variables,
    object? state,
    Action<Exception, FieldContext>? onException,
    CancellationToken cancellationToken)
{
    private readonly Lock _reading = new();
    private Dictionary<PlanField, (InputValues Values, FieldError? Error)>? _arguments;

    public Schema Schema { get; } = schema;

    public object? State { get; } = state;

    /// <summary>Whether a field was asked for whose value may change by itself.</summary>
    public bool IsVolatile { get; set; }

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public InputValues ReadArguments(PlanField field, out FieldError? error)
    {
        if (field.ConstantArguments is { } constant)
        {
            error = field.ConstantProblem is null ? null : new FieldError(field.ConstantProblem, ErrorCodes.Argument);
            return constant;
        }

        lock (_reading)
        {
            _arguments ??= [];
            if (!_arguments.TryGetValue(field, out var read))
            {
                var problem = LiteralReader.ReadArguments(
                    field.Definition.Arguments, field.Nodes[0].Arguments, variables, out var values, out _);
                read = (values, problem is null ? null : new FieldError(problem, ErrorCodes.Argument));
                _arguments.Add(field, read);
            }

            error = read.Error;
            return read.Values;
        }
    }

    /// <summary>Passes on what a resolver threw to whoever listens; the client gets a fixed text.</summary>
    public FieldError Failed(Exception exception, FieldContext context)
    {
        onException?.Invoke(exception, context);
        return new FieldError("Something went wrong on the server.", ErrorCodes.Internal);
    }

    public bool IsOver(Exception exception) =>
        exception is OperationCanceledException && CancellationToken.IsCancellationRequested;
}
