using Cms.Admin.Workflows;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Translations;

/// <summary>What the workspace's client says, in the language of the interface. Its source holds the English.</summary>
internal static class WorkspaceTexts
{
    private static readonly string[] Keys =
    [
        "A reason is required.", "Accept", "Accept the suggestion", "Add a segment of our own", "Added by us", "All commands",
        "All segments are confirmed.", "Back to the desk", "Beside the text", "Bold", "Cancel", "Change the address of a link",
        "Changed since you last looked", "Checks", "Clear this device", "Close", "Code", "Command", "Comment", "Comment for the next person",
        "Comment on the segment", "Comments", "Comments and suggestions", "Confirm", "Confirm all that have a text",
        "Confirm the segment and go to the next one", "Conflict in 1 segment", "Conflict in {0} segments", "Copy the source", "Deadline {0}",
        "Desktop", "Details", "Dismiss", "Dismiss the finding", "Dismiss the finding, with a reason", "Draft", "Edit mine", "Edit the details", "Emergency override", "Who has it, and by when",
        "Editors see the reason. The text is kept and can be taken back in.", "Empty", "Empty takes the link away.",
        "F8 goes from finding to finding, Alt+D dismisses one.", "Final", "For the desk only; never published.", "From theirs to yours", "Heading",
        "Headline", "Hide changes", "History of the piece", "Holds the piece", "Insert the next mark of the source", "Italic", "Keep mine",
        "Kept until either text changes.", "Keys", "Keywords", "Kind", "Leave out", "Leave the segment out", "Leave the segment out, with a reason",
        "Left out", "Line break", "List item", "Mark all as seen", "Match case", "Merge with the next segment", "Move the segment down",
        "Move the segment up", "Next finding", "Next open comment or suggestion", "Next segment", "Next segment that changed",
        "Next unfinished segment", "No reason given", "Not found", "Not saved yet", "Not translated: goes into the article as it is.", "Note",
        "Note on the segment", "Nothing is kept here that the server does not have.", "Nothing is open. Comment on a segment with Alt+Shift+C.",
        "Nothing was found.", "On its own", "Only open ones", "Open again", "Overdue: {0}", "Password of {0}", "Phone", "Piece", "Preview",
        "Previous finding", "Previous segment", "Put aside", "Quote", "Read also", "Read only:", "Reason", "Reject", "Reject the suggestion",
        "Reload to see the present text", "Removes everything this browser keeps of your work. What is saved on the server stays there.", "Reopen",
        "Replace", "Replace all", "Replace by", "Resolve", "Resolved by {0}", "Returned by {0}", "Reviewed", "Revision", "Saved", "Saving…",
        "Search and replace", "Search in the translation", "Section", "Segment {0}", "Segment {0} of {1}", "Send", "Show changes",
        "Show what changed since I last looked", "Sign in and go on", "Somebody else is signed in in this browser. Sign in as {0} to save.",
        "Source", "Split the segment at the caret", "Suggest", "Suggest instead of writing", "Suggested by {0}, {1}", "Summary", "Table",
        "Take back", "Take back in", "Take out the segment that was added", "Take theirs", "Texts without a segment",
        "The article as readers will see it",
        "The last changes are still being saved. Try again in a moment.", "The server cannot be reached now. Try again in a moment.",
        "The server refuses to save:", "The source has a newer revision than the one translated here.", "Theirs",
        "This browser keeps nothing: what is not saved is lost when the page is closed.", "This help", "This text was refused: {0}", "Translated",
        "Translation of segment {0}", "Try now", "Two texts for this segment", "Type the translation here", "Undo in this segment",
        "What you write here is a suggestion for whoever may write.",
        "What you wrote is kept in this browser. Give your password to go on; you can also write on and do it later.", "Why is it all right?",
        "Why is it left out?", "Width", "You are offline. What you write is kept in this browser and sent when the line is back.",
        "You are suggesting: the text stays as it is until the suggestion is accepted.", "Your session has ended.", "Yours", "by {0}, {1}",
        "is here", "keys:Move", "keys:Review", "keys:Screen", "keys:Segments", "keys:Write", "not saved", "optional", "severity:error",
        "severity:notice", "severity:warning", "suggests", "{0} changes are only here and will be lost.", "{0} dismissed", "{0} min to read",
        "{0} of {1}", "{0} of {1} segments", "{0} replaced", "{0} segments changed since you last looked, {1}.",
        "{0} segments restored from this browser that the server had not got yet.", "{0} unsaved", "{0} unsaved, offline: trying again",
        "{0} words from {1}",
        "A change to the segments was undone, since somebody else changed them meanwhile. {0}", "This cannot be done with this segment.",
        "These texts are in no segment, so they are not in the article. Decide about each before the piece goes on.",
        "Only in this browser: its segment was merged or taken out meanwhile.", "Written into the article outside this workspace by {0}, {1}.",
        "Its segment is no longer in the source. By {0}, {1}.", "Link to the segment", "Put in its place", "Put behind its text", "Keep as ours",
        "Drop this text from the article? It is not shown again.", "Drop", "Edited outside", "Segment",
        "@ and a name tells that person.", "Answer", "Change", "Comment on the piece", "Comment on “{0}”", "Delete",
        "Delete this comment? Its words are gone for everybody.", "Follow", "Its segment is not in the text any more.", "Mute", "On the piece",
        "Save", "Taken back by its author.", "These words are not in the text any more.", "You are not told what happens here.",
        "You are told what happens here.", "edited",
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
