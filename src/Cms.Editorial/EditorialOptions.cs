using System.Collections.Immutable;
using Cms.Editorial.Outbox;
using Cms.Translations.Segments;

namespace Cms.Editorial;

/// <summary>What the host's configuration says to the use cases; the keys are those of the section <c>Cms</c>.</summary>
public sealed record EditorialOptions
{
    /// <summary><c>Cms:SiteName</c>; null leaves it to the recipe.</summary>
    public string? SiteName { get; init; }

    /// <summary><c>Cms:Cultures</c>, the default one first; empty leaves them to the recipe.</summary>
    public ImmutableArray<string> Cultures { get; init; } = [];

    /// <summary>Where recipes are found by name: a directory.</summary>
    public required string RecipesPath { get; init; }

    /// <summary><c>Cms:Setup:Recipe</c>: a name under <see cref="RecipesPath"/>, a file, or <c>none</c>.</summary>
    public string SetupRecipe { get; init; } = "newsroom";

    /// <summary><c>Cms:Setup:SampleContent</c>.</summary>
    public bool SampleContent { get; init; } = true;

    /// <summary><c>Cms:Setup:AdminUserName</c>.</summary>
    public string AdminUserName { get; init; } = "admin";

    /// <summary><c>Cms:Setup:AdminPassword</c>; null or empty generates one.</summary>
    public string? AdminPassword { get; init; }

    /// <summary><c>Cms:BaseUrl</c>, without a slash at the end; null makes links relative where no request tells it.</summary>
    public string? BaseUrl { get; init; }

    /// <summary><c>Cms:TimeZone</c>: the newsroom's.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary><c>Cms:Translations:InsertionMark</c>: what stands around passages that we added to a translation.</summary>
    public InsertionMark InsertionMark { get; init; } = InsertionMark.Brackets;

    /// <summary><c>Cms:Smtp</c>.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary><c>Cms:Webhooks:AllowPrivate</c>: whether requests may go to addresses that are not public.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary><c>Cms:Desk:ClaimHours</c>: after how many hours without work a claim ends, where its task says nothing else; 0 for
    /// never.</summary>
    public double ClaimHours { get; init; } = 72;
    /// <summary><c>Cms:Notifications:MailTitles</c>: whether mails name the pieces they are about.</summary>
    public bool TitlesInMails { get; init; }

    /// <summary><c>Cms:Notifications:RetentionDays</c>: how long people can look up what they were told; 0 for ever.</summary>
    public int NotificationRetentionDays { get; init; } = 90;

    /// <summary><c>Cms:Workflows:RetentionDays</c>: how long runs that are over are kept, what was sent, and the log of webhooks; 0 for ever.</summary>
    public int WorkflowRetentionDays { get; init; } = 90;
}
