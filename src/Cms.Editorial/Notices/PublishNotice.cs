using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Editorial.Webhooks;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notices;

/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Text">What readers are told.</param>
/// <param name="Segments">Ids of the segments concerned; of the source revision the article was made from.</param>
/// <param name="Title">The corrected title; null leaves it.</param>
/// <param name="Body">The corrected text in Markdown; null leaves it.</param>
/// <param name="Seen">Number of the published version the editor was looking at.</param>
public sealed record NoticeInput(
    ItemId Item, string Kind, string Text, ImmutableArray<string> Segments, string? Title, string? Body, int Seen);

/// <summary>Corrects or retracts what is public: a new published version with the notice, and with the corrected text if there is
/// one. A retracted text stays, under a banner.</summary>
public sealed class PublishNotice
{
    /// <summary>Of the public text, in UTF-16 code units.</summary>
    public const int MaxTextLength = 4_000;

    private const string Part = "NoticesPart";

    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly SourceRevisionStore _revisions;
    private readonly ItemWriter _writer;
    private readonly ItemPublisher _publisher;
    private readonly EditorialGate _gate;
    private readonly TellWebhooks _webhooks;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal PublishNotice(
        UnitOfWork work,
        ItemStore items,
        SourceRevisionStore revisions,
        ItemWriter writer,
        ItemPublisher publisher,
        EditorialGate gate,
        TellWebhooks webhooks,
        AuditTrail audit,
        TimeProvider time)
    {
        _work = work;
        _items = items;
        _revisions = revisions;
        _writer = writer;
        _publisher = publisher;
        _gate = gate;
        _webhooks = webhooks;
        _audit = audit;
        _time = time;
    }

    /// <returns>The version that is public now, or <c>no-such-item</c>, <c>may-not-publish</c>, <c>no-notices</c> (the type has
    /// none), <c>not-public</c>, <c>has-draft</c>, <c>changed-meanwhile</c>, <c>bad-kind</c>, <c>bad-text</c>,
    /// <c>no-such-segment</c>, <c>nothing-corrected</c>, or what publishing is refused for.</returns>
    public async Task<Result<ItemVersion>> RunAsync(NoticeInput input, Actor actor, CancellationToken cancellationToken)
    {
        var text = input.Text.Trim();
        if (!NoticeKinds.All.Contains(input.Kind))
            return Problem.Invalid("bad-kind", $"'{input.Kind}' is no kind of notice. Kinds are: {string.Join(", ", NoticeKinds.All)}.");
        if (text.Length is 0 or > MaxTextLength || text.Contains('\0', StringComparison.Ordinal))
            return Problem.Invalid("bad-text", $"Say to the readers in 1 to {MaxTextLength:N0} characters what happened.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(input.Item, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (await AgainstAsync(input, latest, actor, cancellationToken) is { } refused)
            return refused;

        var content = Corrected(latest.Content, input, text);
        var saved = await _writer.SaveAsync(new ItemDraft(input.Item, latest.Item.ContentType, content, latest), actor, cancellationToken);
        if (!saved.Succeeded)
            return saved;
        using var naming = _webhooks.As(input.Kind == NoticeKinds.Retraction ? WebhookEvents.Retracted : WebhookEvents.Corrected);
        var published = await _publisher.PublishAsync(saved.Value, actor, cancellationToken);
        if (!published.Succeeded)
            return published;

        _audit.Note(actor, AuditActions.NoticePublished, published.Value, latest.Hash, $"{input.Kind}: {text}");
        await transaction.CommitAsync(cancellationToken);
        return published;
    }

    private async Task<Problem?> AgainstAsync(NoticeInput input, ItemVersion latest, Actor actor, CancellationToken cancellationToken)
    {
        var type = latest.Item.ContentType;
        if (!actor.MayPublish(type, latest.Item.Owner))
            return Problem.Forbidden("may-not-publish", $"You may not correct items of the type '{type}'.");
        if (latest.Number != input.Seen)
            return SaveProblems.Changed(latest, actor);
        if (!latest.Item.Published)
        {
            return await _items.FindPublishedAsync(input.Item, cancellationToken) is null
                ? Problem.Conflict("not-public", "This item is not public: change it before it is published.")
                : Problem.Conflict("has-draft", "This item has a draft that is not public yet: publish or discard it first.");
        }

        if (await _gate.MayPublishAsync(latest, actor, cancellationToken) is { } held)
            return held;
        if (input.Kind is NoticeKinds.Mistranslation or NoticeKinds.EditingError && IsSame(latest.Content, input))
            return Problem.Invalid("nothing-corrected", "A correction changes the text: put the error right as well.");
        return await AgainstSegmentsAsync(input.Segments, latest.Content, cancellationToken);
    }

    private async Task<Problem?> AgainstSegmentsAsync(
        ImmutableArray<string> segments, ItemContent content, CancellationToken cancellationToken)
    {
        if (segments.IsDefaultOrEmpty)
            return null;
        var revision = SourcePin.Of(content) is { } pin ? await _revisions.FindAsync(pin.Story, pin.Revision, cancellationToken) : null;
        var known = revision?.Segments.Select(segment => segment.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        return segments.FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? Problem.Invalid("no-such-segment", $"The source of this article has no segment '{unknown}'.")
            : null;
    }

    private static bool IsSame(ItemContent content, NoticeInput input) =>
        (input.Title is null || input.Title.Trim() == content.Text("TitlePart", "Title"))
        && (input.Body is null || input.Body.Trim() == content.Text("MarkdownBodyPart", "Markdown")?.Trim());

    private ItemContent Corrected(ItemContent content, NoticeInput input, string text) => content.Edit(root =>
    {
        if (input.Title is { } title)
            Object(root, "TitlePart")["Title"] = title.Trim();
        if (input.Body is { } body)
            Object(root, "MarkdownBodyPart")["Markdown"] = body;

        var part = Object(root, Part);
        var notices = part["Notices"] as JsonArray ?? [];
        part["Notices"] = notices = (JsonArray)notices.DeepClone();
        notices.Insert(0, new JsonObject
        {
            ["Id"] = "notice" + IdText.New()[..10],
            ["Kind"] = input.Kind,
            ["PublishedUtc"] = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["Text"] = text,
            ["Segments"] = new JsonArray([.. (input.Segments.IsDefault ? [] : input.Segments).Distinct().Select(id => JsonValue.Create(id))]),
        });
    });

    private static JsonObject Object(JsonObject root, string name)
    {
        if (root[name] is not JsonObject part)
            root[name] = part = [];
        return part;
    }
}
