namespace Cms.Data;

/// <summary>
/// Watches the flow of work: called before and after each statement of the stores and each commit. Not registered by the product;
/// tests kill a process between any two of them, and count them.
/// </summary>
/// <param name="Reached">Gets the SQL as it is sent, or <c>COMMIT</c>.</param>
public sealed record StatementProbe(Action<string> Reached);
