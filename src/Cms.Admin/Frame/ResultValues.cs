using Cms.Editorial;

namespace Cms.Admin.Frame;

internal static class ResultValues
{
    /// <returns>Null when the use case refused.</returns>
    public static T? ValueOrNull<T>(this Result<T> result)
        where T : class => result.Succeeded ? result.Value : null;
}
