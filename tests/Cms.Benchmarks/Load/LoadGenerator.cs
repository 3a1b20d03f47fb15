using System.Diagnostics;

namespace Cms.Benchmarks.Load;

/// <summary>What one stretch of load gave.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99, double ServerMicroseconds, double AllocatedBytes, double Statements);

/// <summary>A fixed number of connections, each sending the next request when the answer to the last one is there.</summary>
internal static class LoadGenerator
{
    public static async Task<Measured> RunAsync(Servers.ServerProcess server, byte[][] requests, int connections, TimeSpan time)
    {
        var before = server.Counters();
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var next = -1;
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new Connection(server.Port);
            await connection.OpenAsync();
            var taken = new List<long>(1 << 16);
            for (var now = Stopwatch.GetTimestamp(); now < end;)
            {
                await connection.SendAsync(requests[(Interlocked.Increment(ref next) & int.MaxValue) % requests.Length]);
                var then = now;
                now = Stopwatch.GetTimestamp();
                taken.Add(now - then);
            }

            return taken;
        })));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        double At(double share) => all[Math.Min(all.Length - 1, (int)(all.Length * share))] * 1000.0 / Stopwatch.Frequency;
        var after = server.Counters();
        return new Measured(
            all.Length / elapsed,
            At(0.5),
            At(0.99),
            (after.Cpu - before.Cpu).TotalMicroseconds / all.Length,
            (double)(after.AllocatedBytes - before.AllocatedBytes) / all.Length,
            (double)(after.Commands - before.Commands) / all.Length);
    }
}
