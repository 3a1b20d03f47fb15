namespace Cms.Admin.Frame;

/// <summary>Addresses of the built client. Each build of this assembly has addresses of its own, so a browser never mixes two.</summary>
internal static class ClientFiles
{
    private static readonly string Version = typeof(ClientFiles).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..10];

    public static string Address(string file) => $"/_content/Cms.Admin/client/{file}?v={Version}";
}
