using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Setup;

/// <summary>What is on the desk of a new site: accounts, and pieces at the steps of the workflow.</summary>
internal sealed record SampleWork(ImmutableArray<SampleAccount> Accounts, ImmutableArray<SamplePiece> Pieces)
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="JsonException">The file has another form.</exception>
    internal static SampleWork Parse(string json)
    {
        var file = JsonSerializer.Deserialize<FileJson>(json, Lenient) ?? throw new JsonException("The sample work is empty.");
        return new SampleWork(
            [
                .. file.Accounts.Select(a => new SampleAccount(
                    a.Key,
                    char.ToUpperInvariant(a.Key[0]) + a.Key[1..],
                    [.. a.Value.Pairs.Select(LanguagePair.Parse).OfType<LanguagePair>()],
                    ItemId.TryParse(a.Value.Contributor, out var contributor) ? contributor : null)),
            ],
            [.. file.Work]);
    }

    private sealed record FileJson(Dictionary<string, AccountJson> Accounts, SamplePiece[] Work);

    private sealed record AccountJson(string? Contributor, string[] Pairs);
}

/// <param name="Role">The account's name with a capital letter.</param>
internal sealed record SampleAccount(string Name, string Role, ImmutableArray<LanguagePair> Pairs, ItemId? Contributor);

/// <param name="State">Where it waits: <c>translation</c>, <c>editing</c>, <c>review</c> or <c>ready</c>.</param>
/// <param name="Returned">The reason with which the editor sent it back; null when that did not happen.</param>
/// <param name="Targets">In the order of segments, the headline first; null is not translated yet.</param>
internal sealed record SamplePiece(
    string Story,
    string Culture,
    string State,
    string? Returned,
    string? Summary,
    string? Kind,
    string? Section,
    string[]? Keywords,
    string[]? ReadAlso,
    string?[] Targets);
