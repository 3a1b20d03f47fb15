namespace Cms.Testing;

/// <summary>How long this run of the tests may be: <c>tests/run --long</c> sets <c>CMS_TEST_LONG=1</c>.</summary>
public static class TestLength
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CMS_TEST_LONG") == "1";

    /// <summary>The number for this run.</summary>
    public static T Of<T>(T shortRun, T longRun) => IsLong ? longRun : shortRun;
}
