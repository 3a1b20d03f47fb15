using System.Text.RegularExpressions;

namespace Cms.Editorial.Items;

/// <summary>The form of a BCP 47 tag; whether such a language exists is not asked.</summary>
internal static partial class CultureForm
{
    internal static bool IsWellFormed(string? tag) => tag is { Length: >= 2 and <= 35 } && Form().IsMatch(tag);

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Form();
}
