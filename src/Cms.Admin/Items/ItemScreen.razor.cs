using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Admin.Frame;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial;
using Cms.Editorial.Comments;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Media;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Microsoft.AspNetCore.Components;

namespace Cms.Admin.Items;

/// <summary>The editor of any content item, made from its type's definition.</summary>
public sealed partial class ItemScreen
{
    private Problem? _refused;
    private Problem? _problem;
    private ItemConflict? _conflict;
    private ItemVersion? _version;
    private bool _hasPublished;
    private bool _mayPublish;
    private int _seen;
    private ItemDeskState? _desk;
    private Workspace? _workspace;
    private ItemComments? _comments;
    private IReadOnlyList<ItemVersion> _versions = [];

    [Inject]
    private CurrentDefinitions CurrentDefinitions { get; set; } = null!;

    [Inject]
    private GetItem GetItem { get; set; } = null!;

    [Inject]
    private ListVersions ListVersions { get; set; } = null!;

    [Inject]
    private SaveDraft SaveDraft { get; set; } = null!;

    [Inject]
    private PublishItem PublishItem { get; set; } = null!;

    [Inject]
    private UnpublishItem UnpublishItem { get; set; } = null!;

    [Inject]
    private DiscardDraft DiscardDraft { get; set; } = null!;

    [Inject]
    private DeleteItem DeleteItem { get; set; } = null!;

    [Inject]
    private ListItems ListItems { get; set; } = null!;

    [Inject]
    private LoadItems LoadItems { get; set; } = null!;

    [Inject]
    private Terms Terms { get; set; } = null!;

    [Inject]
    private AddTerm AddTerm { get; set; } = null!;

    [Inject]
    private UploadMedia UploadMedia { get; set; } = null!;

    [Inject]
    private GetItemState GetItemState { get; set; } = null!;

    [Inject]
    private ListComments ListComments { get; set; } = null!;

    [Inject]
    private GetWorkspace GetWorkspace { get; set; } = null!;

    private ItemForm Form { get; set; } = null!;

    private string Heading => _version?.Item.DisplayText is { Length: > 0 } title ? title
        : _version is null ? T["New: {0}", Form.Type.DisplayName] : T["Untitled"];

    private bool IsOnDesk => _desk?.State is not null;

    protected override async Task GetAsync()
    {
        var definitions = await CurrentDefinitions.GetAsync(Aborted);
        if (Here.Route("type") is { Length: > 0 } typeName)
        {
            if (!definitions.TryType(typeName, out var type) || !type.Creatable)
                _refused = Problem.NotFound("no-such-type", T["There is no content type '{0}' to create items of.", typeName]);
            else if (!Here.Actor.MayEdit(type.Name, Here.Actor.AccountId))
                _refused = Problem.Forbidden("may-not-edit", T["Your account may not create items of this type."]);
            else
                await OpenAsync(definitions, type, null, NewContent(definitions, type));
            return;
        }

        if (!ItemId.TryParse(Here.Route("id"), out var id))
        {
            _refused = Problem.NotFound("no-such-item", T["This item does not exist."]);
            return;
        }

        var found = await GetItem.RunAsync(id, ItemView.Latest, Here.Actor, Aborted);
        if (!found.Succeeded)
            _refused = found.Problem;
        else
            await OpenAsync(definitions, TypeOf(definitions, found.Value), found.Value, found.Value.Content.ToObject());
    }

    protected override async Task PostAsync()
    {
        await GetAsync();
        if (_refused is not null)
            return;

        var action = Here.Field("do") ?? "save";
        if (action.StartsWith("merge", StringComparison.Ordinal))
        {
            await MergeAsync(action);
            return;
        }

        // The form is laid over the version it was made from, so that a conflict shows what this person changed and no more.
        _seen = int.TryParse(Here.Field("seen"), out var seen) ? seen : 0;
        if (_version is not null && _seen != _version.Number
            && await GetItem.RunAsync(_version.ContentItemId, ItemView.Number(_seen), Here.Actor, Aborted) is { Succeeded: true } basis)
            await OpenAsync(Form.Definitions, Form.Type, _version, basis.Value.Content.ToObject());
        _seen = seen;

        var findings = await new ItemFormReader(Form, Here, T, AddTermAsync).ReadAsync();
        findings = findings.AddRange(await UploadAsync());
        await PrepareAsync();
        if (action.StartsWith("find:", StringComparison.Ordinal))
        {
            await FindAsync();
            return;
        }

        if (findings.Length > 0 && action is "save" or "publish")
        {
            if (findings.Length > 0)
            {
                Refuse(Problem.Invalid("unreadable", T["Please look at what is marked below. Nothing was saved yet."], findings));
                return;
            }
        }

        await ActAsync(action);
    }

    private async Task ActAsync(string action)
    {
        switch (action)
        {
            case "delete":
                await EndAsync(await DeleteItem.RunAsync(_version!.ContentItemId, _seen, Here.Actor, Aborted), "/admin/items?deleted=1");
                break;
            case "unpublish":
                await EndAsync(await UnpublishItem.RunAsync(_version!.ContentItemId, _seen, Here.Actor, Aborted), $"/admin/items/{_version.ContentItemId}?done=unpublished");
                break;
            case "discard":
                await EndAsync(await DiscardDraft.RunAsync(_version!.ContentItemId, _seen, Here.Actor, Aborted), $"/admin/items/{_version.ContentItemId}?done=discarded");
                break;
            default:
                await SaveAsync(action == "publish");
                break;
        }
    }

    private async Task SaveAsync(bool publish)
    {
        var content = ItemContent.From(Form.Content);
        var saved = _version;
        if (_version is null || !content.Equals(_version.Content) || _seen != _version.Number)
        {
            var result = await SaveDraft.RunAsync(
                new SaveDraftInput(_version?.ContentItemId, Form.Type.Name, content, _seen) { RefuseAlike = Here.Field("anyway") is null }, Here.Actor, Aborted);
            if (!result.Succeeded)
            {
                await RefuseSaveAsync(result.Problem, content);
                return;
            }

            saved = result.Value;
        }

        if (publish)
        {
            var published = await PublishItem.RunAsync(saved!.ContentItemId, saved.Number, Here.Actor, Aborted);
            if (!published.Succeeded)
            {
                await OpenAsync(Form.Definitions, Form.Type, saved, saved.Content.ToObject());
                Refuse(published.Problem with { Message = T["It was saved as version {0}, but not published:", saved.Number] + " " + published.Problem.Message });
                return;
            }
        }

        Here.RedirectTo($"/admin/items/{saved!.ContentItemId}?done={(publish ? "published" : "saved")}");
    }

    private async Task RefuseSaveAsync(Problem problem, ItemContent mine)
    {
        if (problem.Code == "changed-meanwhile" && _version is not null
            && await GetItem.RunAsync(_version.ContentItemId, ItemView.Latest, Here.Actor, Aborted) is { Succeeded: true } theirs)
        {
            var basis = await GetItem.RunAsync(_version.ContentItemId, ItemView.Number(_seen), Here.Actor, Aborted);
            _conflict = ItemConflict.Between(Form, basis.Succeeded ? basis.Value.Content : ItemContent.Empty, mine, theirs.Value, _seen);
            Here.SetStatus(problem);
            return;
        }

        Refuse(problem);
    }

    /// <summary>What the page of a conflict sends: mine as a whole, and a choice for each place that both changed.</summary>
    private async Task MergeAsync(string action)
    {
        JsonObject? mine = null;
        try
        {
            mine = JsonNode.Parse(Here.Field("mine") ?? "") as JsonObject;
        }
        catch (JsonException)
        {
        }

        if (mine is null || _version is null || !int.TryParse(Here.Field("base"), out var basisNumber) || !int.TryParse(Here.Field("seen"), out var seen)
            || await GetItem.RunAsync(_version.ContentItemId, ItemView.Number(seen), Here.Actor, Aborted) is not { Succeeded: true } theirs)
        {
            Refuse(Problem.Invalid("bad-merge", T["The form was not taken"]));
            return;
        }

        var basis = await GetItem.RunAsync(_version.ContentItemId, ItemView.Number(basisNumber), Here.Actor, Aborted);
        var merged = ItemConflict.Between(Form, basis.Succeeded ? basis.Value.Content : ItemContent.Empty, ItemContent.From(mine), theirs.Value, basisNumber)
            .Merge(place => Here.Field("choice:" + place) == "theirs");
        await OpenAsync(Form.Definitions, Form.Type, _version, merged);
        _seen = seen;
        if (action == "merge-save")
            await SaveAsync(publish: false);
    }

    private async Task EndAsync(Editorial.Result<ItemVersion> result, string next)
    {
        if (result.Succeeded)
            Here.RedirectTo(next);
        else
            Refuse(result.Problem);
        await Task.CompletedTask;
    }

    private void Refuse(Problem problem)
    {
        _problem = problem;
        Form.Findings = problem.Details;
        Here.SetStatus(problem);
    }

    private async Task OpenAsync(ContentDefinitions definitions, ContentType type, ItemVersion? version, JsonObject content)
    {
        _version = version;
        _seen = version?.Number ?? 0;
        var owner = version is null ? Here.Actor.AccountId : version.Item.Owner;
        _mayPublish = Here.Actor.MayPublish(type.Name, owner);
        Form = new ItemForm { Definitions = definitions, Type = type, Content = content, Here = Here, ReadOnly = !Here.Actor.MayEdit(type.Name, owner) };
        await PrepareAsync();
        if (version is null)
            return;

        var id = version.ContentItemId;
        _hasPublished = version.Item.Published || (await GetItem.RunAsync(id, ItemView.Published, Here.Actor, Aborted)).Succeeded;
        if (await ListVersions.RunAsync(id, Here.Actor, Aborted) is { Succeeded: true } versions)
            _versions = versions.Value;
        if (await GetItemState.RunAsync(id, Here.Actor, Aborted) is { Succeeded: true } state)
            _desk = state.Value;
        if (_desk is not null)
            _comments = (await ListComments.RunAsync(id, Here.Actor, Aborted)).ValueOrNull();
        if (_desk?.State is not null && await GetWorkspace.RunAsync(id, Here.Actor, Aborted) is { Succeeded: true } workspace)
            _workspace = workspace.Value;
        Form.IsTextFromSegments = _workspace?.Source is not null;
    }

    /// <summary>Loads what the editors show beside the content: terms, and the names of picked items.</summary>
    private async Task PrepareAsync()
    {
        Form.Terms = await Terms.GetAsync(Aborted);
        var ids = Form.Definitions.FieldsOf(Form.Type)
            .Where(f => f.Field.FieldType == FieldTypes.ContentPicker)
            .SelectMany(f => Form.Texts(f.Use.Name, f.Field.Name, "ContentItemIds"))
            .Select(id => ItemId.TryParse(id, out var parsed) ? parsed : default).Where(id => id != default).Distinct().ToArray();
        if (ids.Length > 0)
        {
            Form.Names = (await LoadItems.RunAsync(ids, VersionStatus.Latest, Here.Actor, Aborted))
                .ToDictionary(p => p.Key.Value, p => p.Value.Item.DisplayText is { Length: > 0 } text ? text : p.Key.Value);
        }
    }

    /// <summary>The search of pickers without script: all boxes that have words in them.</summary>
    private async Task FindAsync()
    {
        foreach (var (use, field) in Form.Definitions.FieldsOf(Form.Type).Where(f => f.Field.FieldType == FieldTypes.ContentPicker))
        {
            var place = $"{use.Name}.{field.Name}";
            if (Here.Field("do") == "find:" + place || !string.IsNullOrWhiteSpace(Here.Field(place + ".Find")))
            {
                Form.Found[place] = await ItemFinder.FindAsync(
                    ListItems, Here.Field(place + ".Find"), field.Settings.Texts("ContentPickerFieldSettings", "DisplayedContentTypes"), 20, Here.Actor, Aborted);
            }
        }
    }

    private Task<Editorial.Result<string>> AddTermAsync(string taxonomy, string name) => ItemId.TryParse(taxonomy, out var id)
        ? AddTerm.RunAsync(id, name, Here.Actor, Aborted)
        : Task.FromResult<Editorial.Result<string>>(Problem.NotFound("no-such-taxonomy", T["This field has no taxonomy."]));

    /// <summary>Puts uploaded pictures into the library and into their fields.</summary>
    private async Task<ImmutableArray<ProblemDetail>> UploadAsync()
    {
        var findings = ImmutableArray.CreateBuilder<ProblemDetail>();
        foreach (var (use, field) in Form.Definitions.FieldsOf(Form.Type).Where(f => f.Field.FieldType == FieldTypes.Media))
        {
            var place = $"{use.Name}.{field.Name}";
            if (Here.Form.Files[place + ".Upload"] is not { Length: > 0 } file)
                continue;
            await using var stream = file.OpenReadStream();
            var alt = Here.Field(place + ".UploadAlt")?.Trim() ?? "";
            var uploaded = await UploadMedia.RunAsync(new MediaUpload(stream, file.FileName, alt), Here.Actor, Aborted);
            if (!uploaded.Succeeded)
            {
                findings.Add(new(place, $"{field.DisplayName}: {uploaded.Problem.Message}"));
                continue;
            }

            var many = field.Settings.Flag("MediaFieldSettings", "Multiple", whenAbsent: true);
            var paths = many ? Form.Texts(use.Name, field.Name, "Paths") : [];
            var texts = many ? Form.Texts(use.Name, field.Name, "MediaTexts") : [];
            Form.Set(Strings([.. paths, uploaded.Value.Path]), use.Name, field.Name, "Paths");
            Form.Set(Strings([.. texts, uploaded.Value.AltText]), use.Name, field.Name, "MediaTexts");
        }

        return findings.ToImmutable();
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    /// <summary>A type that is gone still shows its content, read-only.</summary>
    private static ContentType TypeOf(ContentDefinitions definitions, ItemVersion version) =>
        definitions.Type(version.Item.ContentType) ?? new ContentType(version.Item.ContentType, version.Item.ContentType, Settings.Empty, []);

    /// <summary>A new item begins with the defaults of its predefined lists and the site's default culture.</summary>
    private JsonObject NewContent(ContentDefinitions definitions, ContentType type)
    {
        var form = new ItemForm { Definitions = definitions, Type = type, Content = [], Here = Here };
        foreach (var (use, field) in definitions.FieldsOf(type))
        {
            if (field.FieldType == FieldTypes.Text)
                form.SetText(field.Settings.Text("TextFieldPredefinedListEditorSettings", "DefaultValue") ?? field.Settings.Text("TextFieldSettings", "DefaultValue"), use.Name, field.Name, "Text");
            else if (field.FieldType == FieldTypes.Boolean && field.Settings.Flag("BooleanFieldSettings", "DefaultValue"))
                form.Set(true, use.Name, field.Name, "Value");
        }

        if (type.Has("LocalizationPart"))
            form.SetText(Here.Site.DefaultCulture, "LocalizationPart", "Culture");
        return form.Content;
    }
}
