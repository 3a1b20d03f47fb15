using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cms.Testing;

/// <summary>Random numbers that can be had again: the seed is printed, and <c>CMS_TEST_SEED</c> sets it.</summary>
public static class Seeds
{
    /// <param name="write">Where the seed is printed, as xunit's <c>ITestOutputHelper.WriteLine</c>.</param>
    public static Random Create(Action<string> write, [CallerMemberName] string test = "")
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CMS_TEST_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        var line = string.Create(CultureInfo.InvariantCulture, $"{test}: seed {seed} (again: CMS_TEST_SEED={seed})");
        write(line);
        Console.WriteLine(line);
        return new Random(seed);
    }
}
