using System.Collections.Immutable;
using static Cms.Workflows.Activities.Catalogue.Entries;

namespace Cms.Workflows.Activities.Catalogue;

/// <summary>What is written to people and to the log.</summary>
internal static class MessageEntries
{
    private static readonly ImmutableArray<ActivityProperty> Notice =
        [Liquid("Subject"), Liquid("Summary"), Liquid("TextBody"), Liquid("HtmlBody"), Flag("IsHtmlPreferred")];

    public static ImmutableArray<ActivityEntry> All { get; } =
    [
        Of(
            "EmailTask", Liquid("Recipients"), Liquid("Subject"), Choice("BodyFormat", "All", "Text", "Html"), Liquid("TextBody"),
            Liquid("HtmlBody"), Liquid("Body"), Liquid("Cc"), Liquid("Bcc"), Liquid("ReplyTo"), Liquid("Sender"), Liquid("Author")),
        Of("NotifyUserTask", [Liquid("UserNames"), .. Notice]), Of("NotifyContentOwnerTask", Notice),
        Of("SmsTask", Liquid("PhoneNumber"), Liquid("Body")),
        Of(
            ActivityKinds.Log,
            Enumeration("LogLevel", 2, "Trace", "Debug", "Information", "Warning", "Error", "Critical", "None"),
            Liquid("Text")),
        Of("NotifyTask", Enumeration("NotificationType", 0, "Success", "Information", "Warning", "Error"), Liquid("Message")),
    ];

    private static ActivityEntry Of(string name, params ImmutableArray<ActivityProperty> properties) =>
        Entry(name, ActivityCategory.Messages, properties);
}
