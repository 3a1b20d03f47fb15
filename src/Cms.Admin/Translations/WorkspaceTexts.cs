using Cms.Admin.Workflows;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Translations;

/// <summary>What the workspace's client says, in the language of the interface. Its source holds the English.</summary>
internal static class WorkspaceTexts
{
    private static readonly string[] Keys =
    [
        "Saved", "Saving…", "Not saved yet", "{0} unsaved", "{0} unsaved, offline: trying again", "Conflict in {0} segments", "Conflict in 1 segment",
        "Your session has ended. What you wrote is kept in this browser.", "Sign in in a new tab", "Saving goes on by itself after that.",
        "Somebody else is signed in in this browser. Sign in as {0} to save.", "The server refuses to save:",
        "{0} of {1} segments", "{0} of {1} words", "Source", "Translation", "Headline", "Heading", "List item", "Quote", "Table", "Code",
        "Segment {0} of {1}", "Translation of segment {0}", "Translated", "Confirm", "Confirm and next", "Confirmed", "Copy the source", "Reopen",
        "Two texts for this segment", "Yours", "Theirs", "by {0}, {1}", "Keep mine", "Take theirs", "Edit mine",
        "Not translated: goes into the article as it is.", "Keys", "Close", "Next segment", "Previous segment", "This help",
        "Confirm the segment and go to the next one", "Next open segment", "Details", "Preview", "History", "Returned by {0}", "Reason",
        "A reason is required.", "Comment for the next person", "optional", "Cancel", "Send", "The last changes are still being saved. Try again in a moment.",
        "Reload to see the present text", "Text of {0} restored that the server had not got yet.", "Back to the desk", "Read only:",
        "This text was refused: {0}", "The source has a newer revision than the one translated here.", "History of the piece",
        "Type the translation here", "Show all", "Only open ones", "All segments are confirmed.", "You are offline. What you write is kept in this browser and sent when the line is back.",
        "{0} segments restored from this browser that the server had not got yet.", "not saved", "Summary", "Kind", "Section", "Keywords", "Read also", "Edit the details", "Revision", "Confirm all that have a text",
    ];

    public static IReadOnlyDictionary<string, string> Of(IStringLocalizer<Texts> t, Editorial.Translations.Workspace workspace)
    {
        var texts = Keys.ToDictionary(k => k, k => t[k].Value);
        foreach (var action in workspace.Actions)
            texts["outcome:" + action.Outcome] = Names.Outcome(t, action.Outcome);
        foreach (var outcome in workspace.Journal.Select(e => e.Outcome).OfType<string>())
            texts["outcome:" + outcome] = Names.Outcome(t, outcome);
        foreach (var state in workspace.Journal.SelectMany(e => new[] { e.From, e.To }).Append(workspace.State?.State).OfType<string>())
            texts["state:" + state] = Names.Of(t, state);
        return texts;
    }
}
