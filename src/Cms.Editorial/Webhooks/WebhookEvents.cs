using System.Collections.Immutable;

namespace Cms.Editorial.Webhooks;

/// <summary>What webhooks can ask to be told of.</summary>
public static class WebhookEvents
{
    /// <summary>For the first time.</summary>
    public const string Published = "content.published";

    /// <summary>A newer version is public.</summary>
    public const string Updated = "content.updated";

    /// <summary>Not public any more, deleted or not.</summary>
    public const string Unpublished = "content.unpublished";

    public const string Corrected = "content.corrected";
    public const string Retracted = "content.retracted";

    /// <summary>Whoever keeps a copy removes it.</summary>
    public const string TakenDown = "content.taken-down";

    public const string StateChanged = "translation.state-changed";

    /// <summary>A trial, sent by hand to one webhook whatever it asks for.</summary>
    public const string Ping = "ping";

    /// <summary>Those that can be asked for.</summary>
    public static ImmutableArray<string> All { get; } = [Published, Updated, Unpublished, Corrected, Retracted, TakenDown, StateChanged];
}
