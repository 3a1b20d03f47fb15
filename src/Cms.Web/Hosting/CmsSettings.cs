using System.Globalization;
using Cms.Editorial;
using Cms.Editorial.Outbox;
using Cms.Translations.Segments;

namespace Cms.Web.Hosting;

/// <summary>The settings that the host itself reads, checked once at start.</summary>
/// <param name="DataPath">Absolute; relative values are the caller's.</param>
/// <param name="TimeZone">The newsroom's.</param>
internal sealed record CmsSettings(string DataPath, TimeZoneInfo TimeZone, EditorialStorage Storage, EditorialOptions Editorial)
{
    /// <exception cref="CmsConfigurationException">A value cannot be used.</exception>
    public static CmsSettings From(IConfiguration configuration)
    {
        var cms = configuration.GetSection("Cms");
        var dataPath = Path.GetFullPath(cms["DataPath"] is { Length: > 0 } path ? path : "App_Data");
        var postgreSql = (cms["Database:Provider"] ?? "Sqlite") switch
        {
            var p when p.Equals("Sqlite", StringComparison.OrdinalIgnoreCase) => false,
            var p when p.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase) => true,
            var other => throw new CmsConfigurationException($"Cms:Database:Provider is '{other}'; it can be Sqlite or PostgreSql."),
        };
        var connection = configuration.GetConnectionString("Cms");
        if (postgreSql && string.IsNullOrWhiteSpace(connection))
            throw new CmsConfigurationException("Cms:Database:Provider is PostgreSql, so ConnectionStrings:Cms must say where it is, for example Host=localhost;Database=cms;Username=cms;Password=….");

        var storage = new EditorialStorage(
            postgreSql,
            string.IsNullOrWhiteSpace(connection) ? $"Data Source={Path.Combine(dataPath, "cms.db")}" : connection,
            Path.Combine(dataPath, "media"));
        if (storage.FindMistake() is { } mistake)
            throw new CmsConfigurationException($"ConnectionStrings:Cms cannot be read: {mistake}");

        return new CmsSettings(
            dataPath,
            Zone(NullIfEmpty(cms["TimeZone"]) ?? "UTC"),
            storage,
            new EditorialOptions
            {
                SiteName = NullIfEmpty(cms["SiteName"]),
                Cultures = [.. (cms["Cultures"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                RecipesPath = Path.Combine(AppContext.BaseDirectory, "recipes"),
                SetupRecipe = NullIfEmpty(cms["Setup:Recipe"]) ?? "newsroom",
                SampleContent = Flag(cms, "Setup:SampleContent", true),
                AdminUserName = NullIfEmpty(cms["Setup:AdminUserName"]) ?? "admin",
                AdminPassword = NullIfEmpty(cms["Setup:AdminPassword"]),
                BaseUrl = NullIfEmpty(cms["BaseUrl"])?.TrimEnd('/'),
                TimeZone = Zone(NullIfEmpty(cms["TimeZone"]) ?? "UTC"),
                InsertionMark = Mark(cms),
                Mail = Mail(cms),
                AllowPrivateAddresses = Flag(cms, "Webhooks:AllowPrivate", false),
                ClaimHours = Number(cms, "Desk:ClaimHours", 72, 0, 24 * 366),
                TitlesInMails = Flag(cms, "Notifications:MailTitles", false),
                NotificationRetentionDays = Number(cms, "Notifications:RetentionDays", 90, 0, 36_500),
                WorkflowRetentionDays = Number(cms, "Workflows:RetentionDays", 90, 0, 36_500),
            });
    }

    internal static bool Flag(IConfiguration section, string key, bool whenAbsent) => NullIfEmpty(section[key]) is not { } text ? whenAbsent
        : bool.TryParse(text, out var flag) ? flag
        : throw new CmsConfigurationException($"Cms:{key} is '{text}'; it can be true or false.");

    private static InsertionMark Mark(IConfiguration cms) => NullIfEmpty(cms["Translations:InsertionMark"]) is not { } form ? InsertionMark.Brackets
        : new InsertionMark(form) is { IsValid: true } mark ? mark
        : throw new CmsConfigurationException($"Cms:Translations:InsertionMark is '{form}'; it is one short line with {{0}} where the passage stands, for example [{{0}}].");

    private static MailOptions Mail(IConfiguration cms)
    {
        var security = NullIfEmpty(cms["Smtp:Security"]) ?? "Auto";
        return new MailOptions(
            NullIfEmpty(cms["Smtp:Host"]),
            Number(cms, "Smtp:Port", 587, 1, 65_535),
            NullIfEmpty(cms["Smtp:UserName"]),
            NullIfEmpty(cms["Smtp:Password"]),
            NullIfEmpty(cms["Smtp:From"]),
            MailOptions.Securities.Contains(security) ? security
                : throw new CmsConfigurationException($"Cms:Smtp:Security is '{security}'; it can be {string.Join(", ", MailOptions.Securities)}."));
    }

    private static int Number(IConfiguration section, string key, int whenAbsent, int least, int most) => NullIfEmpty(section[key]) is not { } text ? whenAbsent
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new CmsConfigurationException($"Cms:{key} is '{text}'; it can be a whole number from {least} to {most}.");

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new CmsConfigurationException($"Cms:TimeZone is '{id}'; it must be a zone of the IANA database, for example Europe/Berlin.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
