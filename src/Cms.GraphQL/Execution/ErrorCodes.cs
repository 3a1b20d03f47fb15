namespace Cms.GraphQL.Execution;

/// <summary>What the engine itself puts into <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The document breaks the grammar.</summary>
    public const string Syntax = "SYNTAX_ERROR";

    /// <summary>The document does not fit the schema.</summary>
    public const string Validation = "VALIDATION_FAILED";

    /// <summary>No operation, or no clear one, to run.</summary>
    public const string Operation = "OPERATION_NOT_FOUND";

    /// <summary>A variable's value does not fit its type.</summary>
    public const string Variables = "BAD_VARIABLES";

    /// <summary>A bound is exceeded.</summary>
    public const string Limit = "LIMIT_EXCEEDED";

    /// <summary>The operation's kind is not allowed here.</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>This caller may not ask for the schema.</summary>
    public const string Introspection = "INTROSPECTION_DISABLED";

    /// <summary>The time is over.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>An argument's value cannot be used.</summary>
    public const string Argument = "BAD_ARGUMENT";

    /// <summary>A resolver gave null where the schema excludes it.</summary>
    public const string NonNull = "NULL_IN_NON_NULL";

    /// <summary>A resolver gave a value that its type cannot express.</summary>
    public const string Value = "BAD_VALUE";

    /// <summary>A resolver threw.</summary>
    public const string Internal = "INTERNAL";
}
