namespace Cms.Editorial.Recipes;

/// <summary>A script cannot be evaluated. Never leaves <see cref="RecipeScripts"/>.</summary>
internal sealed class RecipeScriptException : Exception
{
    public RecipeScriptException()
    {
    }

    public RecipeScriptException(string message)
        : base(message)
    {
    }

    public RecipeScriptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For example <c>steps[3].data[0].Owner</c>; null when not known where it is thrown.</summary>
    internal string? Place { get; init; }
}
