using System.Collections.Immutable;
using System.Text.Json;
using Cms.Data.Notifications;

namespace Cms.Editorial.Notifications;

/// <summary>By kind how it is mailed, as it is kept. Nothing is mailed to who has chosen nothing: that a mail came at all can give
/// a person away.</summary>
internal static class MailChoices
{
    public static MailChoice Of(NotificationSettings? settings, NotificationKind kind) =>
        settings is null ? MailChoice.None : Read(settings).GetValueOrDefault(kind);

    public static ImmutableDictionary<NotificationKind, MailChoice> Read(NotificationSettings settings)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(settings.Kinds) ?? [];
        var choices = ImmutableDictionary.CreateBuilder<NotificationKind, MailChoice>();
        foreach (var (name, choice) in kept)
        {
            if (Enum.TryParse<NotificationKind>(name, out var kind) && Enum.TryParse<MailChoice>(choice, out var chosen))
                choices[kind] = chosen;
        }

        return choices.ToImmutable();
    }

    public static string Write(IEnumerable<KeyValuePair<NotificationKind, MailChoice>> choices) => JsonSerializer.Serialize(
        choices.Where(choice => choice.Value != MailChoice.None).OrderBy(choice => choice.Key)
            .ToDictionary(choice => choice.Key.ToString(), choice => choice.Value.ToString()));
}
