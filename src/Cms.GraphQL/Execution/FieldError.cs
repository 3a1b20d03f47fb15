namespace Cms.GraphQL.Execution;

/// <summary>Why a field has no value, for the answer's <c>errors</c>.</summary>
/// <param name="Message">One sentence for the client; nothing internal.</param>
/// <param name="Code">Goes to <c>extensions.code</c>, for example <c>FORBIDDEN</c>.</param>
public sealed record FieldError(string Message, string? Code = null)
{
    /// <summary>Goes to <c>extensions</c> beside the code: anything that the scalar <c>JSON</c> can write.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
