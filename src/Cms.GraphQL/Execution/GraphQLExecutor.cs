using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using Cms.GraphQL.Language;
using Cms.GraphQL.Types;
using Cms.GraphQL.Validation;

namespace Cms.GraphQL.Execution;

/// <summary>
/// Answers requests on one schema. Documents are parsed, counted, validated and planned once and remembered. Safe for
/// any number of concurrent requests; make a new one when the schema changes.
/// </summary>
public sealed class GraphQLExecutor
{
    private const long MaxCachedCharacters = 8 * 1024 * 1024;

    private readonly BoundedCache<string, CompiledDocument> _documents;

    /// <param name="schema">What can be asked.</param>
    /// <param name="options">Bounds and hooks.</param>
    public GraphQLExecutor(Schema schema, GraphQLOptions? options = null)
    {
        Schema = schema;
        Options = options ?? new GraphQLOptions();
        _documents = new BoundedCache<string, CompiledDocument>(
            Options.CachedDocuments, static text => text.Length, MaxCachedCharacters);
    }

    /// <summary>What can be asked.</summary>
    public Schema Schema { get; }

    /// <summary>Bounds and hooks.</summary>
    public GraphQLOptions Options { get; }

    /// <summary>Prepares and runs a request, and writes the whole answer.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="state">For resolvers: <see cref="FieldContext.Get{T}"/>.</param>
    /// <param name="output">Receives one JSON object as UTF-8; is not flushed.</param>
    /// <param name="cancellationToken">When it fires, an <see cref="OperationCanceledException"/> is thrown and nothing written.</param>
    public ValueTask<ExecutionOutcome> ExecuteAsync(
        GraphQLRequest request, object? state, IBufferWriter<byte> output, CancellationToken cancellationToken) =>
        Prepare(request).ExecuteAsync(state, output, cancellationToken);

    /// <summary>Does everything that needs no data: parses, counts, validates, chooses the operation, reads variables.</summary>
    public PreparedRequest Prepare(GraphQLRequest request)
    {
        if (!_documents.TryGet(request.Query, out var compiled))
        {
            compiled = Compile(request, out var refusal);
            if (compiled is null)
                return refusal!;
            _documents.Add(request.Query, compiled);
        }

        var operation = compiled.Choose(request.OperationName, out var unclear);
        if (operation is null)
            return Refuse(request, RequestStage.Operation, null, unclear!);

        var kind = operation.Definition.Kind;
        if (kind == OperationKind.Subscription)
        {
            return Refuse(request, RequestStage.Operation, kind, new GraphQLError(
                "Subscriptions are not served here.", ErrorCodes.OperationNotAllowed, [operation.Definition.At]));
        }

        if (kind == OperationKind.Mutation && !request.AllowMutations)
        {
            return Refuse(request, RequestStage.OperationNotAllowed, kind, new GraphQLError(
                "Mutations are not allowed for this request.", ErrorCodes.OperationNotAllowed, [operation.Definition.At]));
        }

        if (operation.AsksForSchema && !request.AllowIntrospection)
        {
            return Refuse(request, RequestStage.Validation, kind, new GraphQLError(
                "Asking for the schema is not allowed for this request.", ErrorCodes.Introspection, [operation.Definition.At]));
        }

        var errors = new List<GraphQLError>();
        if (request.Variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            errors.Add(new GraphQLError("'variables' must be an object.", ErrorCodes.Variables, []));
        else if (VariableReader.Read(Schema, operation.Definition, request.Variables, errors) is { } variables)
            return new PreparedRequest(Schema, Options, request, kind, operation.AsksForSchema, operation.PlanFor(variables), variables);
        return Refuse(request, RequestStage.Variables, kind, [.. errors.Take(Options.Limits.MaxErrors)]);
    }

    private CompiledDocument? Compile(GraphQLRequest request, out PreparedRequest? refusal)
    {
        refusal = null;
        Document document;
        try
        {
            document = Document.Parse(request.Query, Options.Limits.MaxTokens, Options.Limits.MaxParserDepth);
        }
        catch (SyntaxException exception)
        {
            refusal = Refuse(
                request,
                exception.IsBound ? RequestStage.Limit : RequestStage.Syntax,
                null,
                new GraphQLError(exception.Message, exception.IsBound ? ErrorCodes.Limit : ErrorCodes.Syntax, [exception.At]));
            return null;
        }

        var fragments = document.Definitions.OfType<FragmentDefinition>()
            .DistinctBy(fragment => fragment.Name)
            .ToFrozenDictionary(fragment => fragment.Name, StringComparer.Ordinal);
        if (RequestLimiter.Check(document, fragments, Options.Limits) is { } exceeded)
        {
            refusal = Refuse(request, RequestStage.Limit, null, exceeded);
            return null;
        }

        var errors = DocumentValidator.Validate(Schema, document, Options.Limits.MaxErrors, request.AllowIntrospection);
        if (errors.IsEmpty)
            return new CompiledDocument(Schema, document, fragments);
        var stage = errors.Any(error => error.Code == ErrorCodes.Limit) ? RequestStage.Limit : RequestStage.Validation;
        refusal = Refuse(request, stage, null, [.. errors]);
        return null;
    }

    private PreparedRequest Refuse(
        GraphQLRequest request, RequestStage stage, OperationKind? kind, params GraphQLError[] errors) =>
        new(Schema, Options, request, stage, kind, [.. errors]);
}
