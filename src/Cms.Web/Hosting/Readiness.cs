namespace Cms.Web.Hosting;

/// <summary>Whether the process may answer: migrations, set-up and sample content are committed and the schema is built.</summary>
internal sealed class Readiness
{
    private volatile bool _ready;

    public bool IsReady => _ready;

    /// <summary>Why the process will never be ready; null while there is hope.</summary>
    public string? Failure { get; private set; }

    public void Ready() => _ready = true;

    public void Fail(string why) => Failure = why;
}
