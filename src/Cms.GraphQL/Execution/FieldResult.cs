namespace Cms.GraphQL.Execution;

/// <summary>What a batch gives for one parent: a value, null, an error, or a value together with an error.</summary>
/// <param name="Value">
/// A leaf value, an object, or a list (any <see cref="System.Collections.IEnumerable"/> where the field's type is a list).
/// An item of a list may itself be a <see cref="FieldError"/>.
/// </param>
/// <param name="Error">Reported at the field's path; the value, if there is one, is answered all the same.</param>
public readonly record struct FieldResult(object? Value, FieldError? Error = null)
{
    /// <summary>No value and no error.</summary>
    public static FieldResult Null => default;

    /// <summary>A value; null is allowed.</summary>
    public static FieldResult Of(object? value) => new(value);

    /// <summary>An error instead of a value.</summary>
    public static FieldResult Failed(string message, string? code = null) => new(null, new FieldError(message, code));

    /// <summary>The usual refusal: the caller may not read this.</summary>
    public static FieldResult Forbidden(string message = "You may not read this.") => Failed(message, "FORBIDDEN");
}
