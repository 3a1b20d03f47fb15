using Cms.Benchmarks;
using Cms.Benchmarks.HandWritten;

if (args is ["hand-written", var url, var connectionString])
{
    await HandEndpoint.RunAsync(url, connectionString);
    return 0;
}

if (args.Contains("--help"))
{
    Console.WriteLine(Options.Help);
    return 0;
}

try
{
    await new Benchmark(Options.Read(args)).RunAsync();
    return 0;
}
catch (ArgumentException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
