using System.Globalization;

namespace Cms.Benchmarks;

/// <summary>What to measure, and for how long.</summary>
internal sealed record Options(int[] Articles, string[] Queries, int Rounds, double Seconds, int Connections, bool Uniform, string? Published, int WarmUp)
{
    public const string Help = """
        Measures the three queries of the front page, an article and a keyword's archive against a hand-written endpoint.
          --articles 1000,20000,200000   sizes (default 1000,20000)
          --queries home,article,keyword
          --rounds 3 --seconds 3         interleaved rounds, and the length of each server's turn
          --connections 16
          --uniform                      every article as often as any other, not the newest most
          --published DIRECTORY          an already published Cms.Web; else it is published first
        """;

    public static Options Read(string[] arguments)
    {
        var options = new Options([1000, 20_000], ["home", "article", "keyword"], 3, 3, 16, false, null, 2);
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{name} needs a value.");
            int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
                ? n : throw new ArgumentException($"{name} needs a whole number above 0.");
            options = name switch
            {
                "--articles" => options with { Articles = [.. Value().Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))] },
                "--queries" => options with { Queries = Value().Split(',') },
                "--rounds" => options with { Rounds = Number() },
                "--seconds" => options with { Seconds = Number() },
                "--connections" => options with { Connections = Number() },
                "--uniform" => options with { Uniform = true },
                "--published" => options with { Published = Path.GetFullPath(Value()) },
                _ => throw new ArgumentException($"Unknown option {name}.\n{Help}"),
            };
        }

        return options;
    }
}
