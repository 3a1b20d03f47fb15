using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;

namespace Cms.GraphQL.Execution;

/// <summary>
/// A request that was parsed, counted, validated, and its variables read: either refused, or ready to run once.
/// An endpoint may look at it before it runs, for example to answer from a cache.
/// </summary>
public sealed class PreparedRequest
{
    private readonly Schema _schema;
    private readonly GraphQLOptions _options;
    private readonly GraphQLRequest _request;
    private readonly Plan? _plan;
    private readonly VariableValues _variables;

    internal PreparedRequest(
        Schema schema,
        GraphQLOptions options,
        GraphQLRequest request,
        OperationKind kind,
        bool asksForSchema,
        Plan plan,
        VariableValues variables)
    {
        (_schema, _options, _request, _plan, _variables) = (schema, options, request, plan, variables);
        (Stage, Kind, AsksForSchema, Errors) = (RequestStage.Executed, kind, asksForSchema, []);
    }

    internal PreparedRequest(
        Schema schema,
        GraphQLOptions options,
        GraphQLRequest request,
        RequestStage stage,
        OperationKind? kind,
        ImmutableArray<GraphQLError> errors)
    {
        (_schema, _options, _request, _variables) = (schema, options, request, VariableValues.None);
        (Stage, Kind, Errors) = (stage, kind, errors);
    }

    /// <summary>Where it was refused, or <see cref="RequestStage.Executed"/> if it can run.</summary>
    public RequestStage Stage { get; }

    /// <summary>Whether it can run.</summary>
    public bool IsReady => Stage == RequestStage.Executed;

    /// <summary>The operation's kind; null if none was chosen.</summary>
    public OperationKind? Kind { get; }

    /// <summary>Whether it asks for types of the schema.</summary>
    public bool AsksForSchema { get; }

    /// <summary>Why it was refused.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Runs it, if it can, and writes the whole answer. Nothing is written before everything is known.</summary>
    /// <param name="state">For resolvers: <see cref="FieldContext.Get{T}"/>.</param>
    /// <param name="output">Receives one JSON object as UTF-8; is not flushed.</param>
    /// <param name="cancellationToken">When it fires, an <see cref="OperationCanceledException"/> is thrown and nothing written.</param>
    public async ValueTask<ExecutionOutcome> ExecuteAsync(
        object? state, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        if (_plan is null)
            return Refuse(output, Stage, Errors);

        if (_request.Timeout is not { } timeout)
            return await RunAsync(_plan, state, output, cancellationToken);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(timeout);
        try
        {
            return await RunAsync(_plan, state, output, time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && time.IsCancellationRequested)
        {
            return Refuse(
                output, RequestStage.Timeout, [new GraphQLError("The request took too long.", ErrorCodes.Timeout, [])]);
        }
    }

    private ExecutionOutcome Refuse(IBufferWriter<byte> output, RequestStage stage, ImmutableArray<GraphQLError> errors)
    {
        AnswerText.Write(output, errors, []);
        return new ExecutionOutcome(stage, Kind, false, errors);
    }

    private async ValueTask<ExecutionOutcome> RunAsync(
        Plan plan, object? state, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        var running = new RunningRequest(_schema, _variables, state, _options.OnException, cancellationToken);
        if (plan.Cost(running, _options.Limits.MaxComplexity) > _options.Limits.MaxComplexity)
        {
            return Refuse(output, RequestStage.Limit,
            [
                new GraphQLError(
                    $"The request may cost more than {_options.Limits.MaxComplexity}: fields, multiplied by page sizes. Ask for smaller pages or fewer fields.",
                    ErrorCodes.Limit,
                    []),
            ]);
        }

        if (plan.Root.Failure is { } failure)
        {
            ImmutableArray<GraphQLError> errors = [new GraphQLError(failure.Message, failure.Code, [])];
            AnswerText.Write(output, errors, "null"u8);
            return new ExecutionOutcome(RequestStage.Executed, Kind, true, errors);
        }

        // What mutations have done is told, however much it is.
        var isMutation = Kind == OperationKind.Mutation;
        try
        {
            var root = await new LevelLoader(running, _options.ConcurrentBatches, isMutation ? long.MaxValue : _options.Limits.MaxComplexity)
                .LoadAsync(plan.Root, _request.Root ?? NoRoot, isMutation);
            return Write(running, root, output);
        }
        catch (TooManyObjectsException)
        {
            return Refuse(output, RequestStage.Limit,
            [
                new GraphQLError(
                    $"The answer has more than {_options.Limits.MaxComplexity} objects. Ask for smaller pages or fewer fields.", ErrorCodes.Limit, []),
            ]);
        }
    }

    private static readonly object NoRoot = new();

    private ExecutionOutcome Write(RunningRequest running, Frame root, IBufferWriter<byte> output)
    {
        using var buffer = new PooledBuffer();
        using var json = new Utf8JsonWriter(buffer, AnswerText.Options);
        var writer = new AnswerWriter(running, json, _options.Limits.MaxErrors);
        var hasData = writer.TryWrite(root);
        if (hasData && writer.MustRepeat)
        {
            json.Flush();
            buffer.Clear();
            json.Reset(buffer);
            writer.Repeat();
            writer.TryWrite(root);
        }

        json.Flush();
        AnswerText.Write(output, writer.Errors, hasData ? buffer.Written : "null"u8);
        return new ExecutionOutcome(RequestStage.Executed, Kind, !hasData, [.. writer.Errors]) { IsVolatile = running.IsVolatile };
    }
}
