using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Web.Tests.Running;

/// <summary>Compares JSON as text that a person can read and a diff can show.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(JsonNode? node) => (node?.ToJsonString(Options) ?? "null") + "\n";

    /// <summary>Compares with a checked-in file of <c>Contract/</c>. <c>CMS_WRITE_EXPECTED=1</c> writes the file instead, for a person to read and commit.</summary>
    public static void IsAsIn(string file, JsonNode? actual)
    {
        var path = Repository.TestFile("Contract", file);
        if (Environment.GetEnvironmentVariable("CMS_WRITE_EXPECTED") is "1")
            File.WriteAllText(path, Text(actual));
        Assert.Equal(File.ReadAllText(path), Text(actual));
    }
}
