namespace Cms.GraphQL.Execution;

/// <summary>Loading must stop: the answer would have more objects than it may.</summary>
internal sealed class TooManyObjectsException : Exception;
