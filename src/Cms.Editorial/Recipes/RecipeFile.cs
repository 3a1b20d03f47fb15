using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Editorial.Recipes;

/// <summary>A recipe and the files beside it: in a directory, or in a deployment package.</summary>
internal sealed class RecipeFile : IDisposable
{
    internal const long MaxRecipeBytes = 64 * 1024 * 1024;

    internal const long MaxFileBytes = 64 * 1024 * 1024;

    internal const long MaxPackageBytes = 512L * 1024 * 1024;

    internal const int MaxPackageFiles = 10_000;

    private const int MaxCompression = 200;

    private const long SmallEnough = 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 64,
    };

    private readonly JsonObject _root;
    private readonly string? _directory;
    private readonly ZipArchive? _package;

    private RecipeFile(JsonObject root, string? directory, ZipArchive? package) => (_root, _directory, _package) = (root, directory, package);

    internal string Name => _root.Member("name") is JsonValue value && value.TryGetValue<string>(out var name) ? name : "";

    internal JsonObject? Variables => _root.Member("variables") as JsonObject;

    internal IEnumerable<JsonObject> Steps => _root.Member("steps") is JsonArray steps ? steps.OfType<JsonObject>() : [];

    /// <param name="path">Relative to the current directory.</param>
    internal static Result<RecipeFile> Open(string path)
    {
        if (!File.Exists(path))
            return Problem.NotFound("no-such-file", $"There is no file '{path}'.");
        if (string.Equals(Path.GetExtension(path), ".zip", StringComparison.OrdinalIgnoreCase))
            return OpenPackage(path);

        using var stream = File.OpenRead(path);
        var root = Parse(stream, path);
        return root.Succeeded ? new RecipeFile(root.Value, Path.GetDirectoryName(Path.GetFullPath(path)), null) : root.Problem;
    }

    /// <summary>A file beside the recipe, at most <see cref="MaxFileBytes"/>.</summary>
    /// <param name="relativePath">With <c>/</c>; a path that leads out of the recipe's directory is refused.</param>
    internal async Task<Result<byte[]>> ReadAsync(string relativePath, CancellationToken cancellationToken)
    {
        if (!IsInside(relativePath))
            return Problem.Invalid("bad-path", $"The path '{relativePath}' leads out of the recipe's directory.");

        var missing = Problem.NotFound("no-such-file", $"There is no file '{relativePath}' beside the recipe.");
        if (_package is not null)
        {
            if (_package.GetEntry(relativePath) is not { } entry)
                return missing;
            await using var packed = await entry.OpenAsync(cancellationToken);
            return await ReadAllAsync(packed, relativePath, cancellationToken);
        }

        var path = Path.GetFullPath(Path.Combine(_directory!, relativePath));
        if (!File.Exists(path))
            return missing;
        await using var stream = File.OpenRead(path);
        return await ReadAllAsync(stream, relativePath, cancellationToken);
    }

    public void Dispose() => _package?.Dispose();

    private static Result<RecipeFile> OpenPackage(string path)
    {
        ZipArchive package;
        try
        {
            package = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            return Problem.Invalid("bad-package", $"'{path}' is not a ZIP archive.");
        }

        var problem = CheckPackage(package, path);
        if (problem is null && package.GetEntry("Recipe.json") is { } entry)
        {
            using var stream = entry.Open();
            var root = Parse(stream, $"{path}/Recipe.json");
            if (root.Succeeded)
                return new RecipeFile(root.Value, null, package);
            problem = root.Problem;
        }

        package.Dispose();
        return problem ?? Problem.Invalid("bad-package", $"'{path}' has no Recipe.json at its root.");
    }

    private static Problem? CheckPackage(ZipArchive package, string path)
    {
        if (package.Entries.Count > MaxPackageFiles)
            return Problem.Invalid("bad-package", $"'{path}' holds {package.Entries.Count:N0} files; {MaxPackageFiles:N0} is the most.");
        if (package.Entries.Sum(e => e.Length) > MaxPackageBytes)
            return Problem.Invalid("bad-package", $"'{path}' unpacks to more than {MaxPackageBytes / 1024 / 1024} MB.");
        foreach (var entry in package.Entries)
        {
            if (!IsInside(entry.FullName))
                return Problem.Invalid("bad-package", $"'{path}' holds '{entry.FullName}', which leads out of the package.");
            if ((entry.ExternalAttributes >> 16 & 0xF000) == 0xA000)
                return Problem.Invalid("bad-package", $"'{path}' holds the link '{entry.FullName}'; links are not taken.");
            if (entry.Length > SmallEnough && entry.Length > entry.CompressedLength * MaxCompression)
                return Problem.Invalid("bad-package", $"'{path}' holds '{entry.FullName}', which is packed more tightly than any honest file.");
        }

        var twice = package.Entries.GroupBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : Problem.Invalid("bad-package", $"'{path}' holds '{twice.Key}' twice.");
    }

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(s => s is not ".." and not ".");

    private static Result<JsonObject> Parse(Stream stream, string path)
    {
        try
        {
            // The declared size of a packed file is only a claim.
            var bytes = ReadAll(stream, MaxRecipeBytes);
            if (bytes is null)
                return Problem.Invalid("bad-recipe", $"'{path}' is larger than {MaxRecipeBytes / 1024 / 1024} MB.");
            var json = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
            if (JsonNode.Parse(json, documentOptions: Lenient) is not JsonObject root)
                return Problem.Invalid("bad-recipe", $"'{path}' is not a JSON object.");
            return root.Member("steps") switch
            {
                JsonArray steps when steps.All(s => s is JsonObject) => root,
                JsonArray => Problem.Invalid("bad-recipe", $"'{path}' has a step that is not an object."),
                _ => Problem.Invalid("bad-recipe", $"'{path}' has no 'steps'."),
            };
        }
        catch (JsonException e)
        {
            return Problem.Invalid("bad-recipe", $"'{path}' is not JSON: line {e.LineNumber + 1}, {e.Message}");
        }
        catch (InvalidDataException)
        {
            return Problem.Invalid("bad-package", $"'{path}' cannot be unpacked.");
        }
    }

    private static byte[]? ReadAll(Stream stream, long max)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[65536];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > max)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static async Task<Result<byte[]>> ReadAllAsync(Stream stream, string path, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[65536];
        for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > MaxFileBytes)
                return Problem.Invalid("too-large", $"The file '{path}' is larger than {MaxFileBytes / 1024 / 1024} MB.");
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
