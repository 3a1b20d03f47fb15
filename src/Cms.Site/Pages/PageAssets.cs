using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cms.Site.Pages;

/// <summary>The theme's static files. They are embedded, so the site needs no folder beside it.</summary>
internal sealed class PageAssets
{
    private const string Folder = "Assets/";
    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
    }.ToFrozenDictionary();

    private readonly string _theme;
    private readonly FrozenDictionary<string, byte[]> _files;

    public PageAssets(ChosenTheme chosen)
    {
        _theme = chosen.Theme.Name;
        var assembly = chosen.Theme.Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal));
        _files = names.ToFrozenDictionary(name => name[Folder.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in _files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
        }
        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>Changes with the content of any file.</summary>
    public string Version { get; }

    public IResult Find(string theme, string file, HttpContext context)
    {
        if (!theme.Equals(_theme, StringComparison.OrdinalIgnoreCase)
            || !_files.TryGetValue(file, out var bytes)
            || !MediaTypes.TryGetValue(Path.GetExtension(file), out var mediaType))
            return Results.NotFound();

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = context.Request.Query["v"] == Version
            ? "public, max-age=31536000, immutable"
            : "public, max-age=0, must-revalidate";
        return Results.Bytes(bytes, mediaType, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Version}\""));
    }
}
