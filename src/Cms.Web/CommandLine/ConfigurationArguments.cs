using System.Text.RegularExpressions;

namespace Cms.Web.CommandLine;

/// <summary>Settings on the command line, such as <c>--Cms:DataPath=data</c> or <c>--urls http://localhost:8080</c>, told apart
/// from the verbs and their options. The rest goes to the verbs, these to the configuration.</summary>
internal static partial class ConfigurationArguments
{
    public static (string[] Verbs, string[] Configuration) Split(IReadOnlyList<string> arguments)
    {
        var verbs = new List<string>();
        var configuration = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Setting().IsMatch(arguments[i]))
            {
                verbs.Add(arguments[i]);
                continue;
            }

            configuration.Add(arguments[i]);
            if (!arguments[i].Contains('=', StringComparison.Ordinal) && i + 1 < arguments.Count)
                configuration.Add(arguments[++i]);
        }

        return ([.. verbs], [.. configuration]);
    }

    [GeneratedRegex("^--(urls|environment|(Cms|ConnectionStrings|Logging|Kestrel)(:[^=]+)+)(=|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
