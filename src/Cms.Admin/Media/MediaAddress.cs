namespace Cms.Admin.Media;

internal static class MediaAddress
{
    /// <summary>The public address of a file of the library.</summary>
    public static string Of(string path) => "/media/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
