namespace Cms.Data.Settings;

/// <param name="Hash"><c>sha256:</c> and the lower-case hexadecimal hash of <paramref name="Json"/>.</param>
public sealed record KeptStep(string Name, string Json, string Hash, DateTime KeptUtc);
