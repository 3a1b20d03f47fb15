using System.Globalization;

namespace Cms.Web.Tests.Kills;

/// <summary>What a writer tried and what was acknowledged, in order: the only truth after a kill.</summary>
/// <param name="what">What is written to: a segment or an item.</param>
internal sealed class SaveJournal(string what)
{
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _refused = [];

    /// <summary>The last save that was acknowledged.</summary>
    public (int Number, string Text) Acknowledged { get; private set; }

    /// <summary>A save that was sent and not answered; it may be there or not.</summary>
    public (int Base, string Text)? InFlight { get; private set; }

    public int Acknowledgements { get; private set; }

    public void Trying(int @base, string text)
    {
        InFlight = (@base, text);
        Write($"try {@base} {text}");
    }

    public void WasAcknowledged(int number)
    {
        Acknowledged = (number, InFlight!.Value.Text);
        InFlight = null;
        Acknowledgements++;
        Write($"ack {number}");
    }

    public void WasRefused()
    {
        _refused.Add(InFlight!.Value.Text);
        Write($"refused {InFlight.Value.Text}");
        InFlight = null;
    }

    /// <summary>Holds what is there against what was acknowledged, and goes on from it.</summary>
    public void Check(int number, string text)
    {
        var story = $"{what} has {number} {text}; the journal ends with\n{string.Join('\n', _lines.TakeLast(12))}";
        Assert.False(_refused.Contains(text), "A refused save is there. " + story);
        var landed = InFlight is { } sent && number == sent.Base + 1 && text == sent.Text;
        Assert.True(landed || (number, text) == Acknowledged, "An acknowledged save is not there, or something else is. " + story);
        Acknowledged = (number, text);
        InFlight = null;
        Write($"found {number} {text}");
    }

    private void Write(string line) => _lines.Add($"{DateTime.UtcNow.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {line}");
}
