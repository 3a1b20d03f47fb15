using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Admin.Frame;
using Cms.Content.Definitions;
using Cms.Editorial;
using Cms.Editorial.Items;
using Microsoft.Extensions.Localization;

namespace Cms.Admin.Items;

/// <summary>Takes a posted form over into an item's content. A field that was not on the page stays as it is.</summary>
internal sealed class ItemFormReader(ItemForm form, AdminContext here, IStringLocalizer<Texts> t, Func<string, string, Task<Editorial.Result<string>>> addTerm)
{
    private static readonly char[] TagSeparators = [',', '،', ';', '\n'];

    private readonly ImmutableArray<ProblemDetail>.Builder _findings = ImmutableArray.CreateBuilder<ProblemDetail>();
    private readonly Dictionary<string, string> _newNames = new(StringComparer.Ordinal);

    /// <summary>Marks a place as being on the page: check boxes that are not ticked are not sent.</summary>
    public static string Marker(string place) => "on:" + place;

    /// <returns>What could not be read, each with its place.</returns>
    public async Task<ImmutableArray<ProblemDetail>> ReadAsync()
    {
        foreach (var (use, field) in form.Definitions.FieldsOf(form.Type))
        {
            if (here.Field(Marker($"{use.Name}.{field.Name}")) is not null)
                await ReadAsync(use.Name, field);
        }

        foreach (var use in form.Type.Parts)
            PartReader.Read(form, here, use);
        return _findings.ToImmutable();
    }

    private async Task ReadAsync(string part, ContentField field)
    {
        var place = $"{part}.{field.Name}";
        switch (field.FieldType)
        {
            case FieldTypes.Text:
                form.SetText(here.Field(place), part, field.Name, "Text");
                break;
            case FieldTypes.Html:
                form.SetText(here.Field(place), part, field.Name, "Html");
                break;
            case FieldTypes.Markdown:
                form.SetText(here.Field(place), part, field.Name, "Markdown");
                break;
            case FieldTypes.Boolean:
                form.Set(here.Field(place) is not null, part, field.Name, "Value");
                break;
            case FieldTypes.Numeric:
                ReadNumber(place, part, field);
                break;
            case FieldTypes.Date:
                var day = here.Field(place);
                if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    KeepOrSet(date.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture), v => v[..Math.Min(10, v.Length)] == day, part, field.Name, "Value");
                else
                    form.SetText(null, part, field.Name, "Value");
                break;
            case FieldTypes.DateTime:
                Instant(place, part, field.Name, "Value");
                break;
            case FieldTypes.Time:
                form.SetText(here.Field(place), part, field.Name, "Value");
                break;
            case FieldTypes.Link:
                form.SetText(here.Field(place + ".Url")?.Trim(), part, field.Name, "Url");
                form.SetText(here.Field(place + ".Text"), part, field.Name, "Text");
                break;
            case FieldTypes.MultiText:
                ReadTexts(place, part, field);
                break;
            case FieldTypes.ContentPicker:
                ReadPicker(place, part, field);
                break;
            case FieldTypes.Taxonomy:
                await ReadTermsAsync(place, part, field);
                break;
            case FieldTypes.Media:
                ReadMedia(place, part, field);
                break;
        }
    }

    private void ReadNumber(string place, string part, ContentField field)
    {
        var text = here.Field(place)?.Trim();
        if (string.IsNullOrEmpty(text))
            form.Set(null, part, field.Name, "Value");
        else if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            KeepOrSetNumber(number, part, field.Name, "Value");
        else
            _findings.Add(new(place, t["{0}: '{1}' is not a number.", field.DisplayName, text]));
    }

    /// <summary>Check boxes have an order of their own: what was there keeps its place, what is new comes last.</summary>
    private void ReadTexts(string place, string part, ContentField field)
    {
        var texts = here.Fields(place).SelectMany(v => v.Split('\n')).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct().ToList();
        if (Fields.FieldOptions.Of(field).Length > 0)
        {
            var old = form.Texts(part, field.Name, "Values");
            texts = [.. old.Where(texts.Contains), .. texts.Except(old)];
        }

        SetList([.. texts], part, field.Name, "Values");
    }

    /// <summary>The picked ids in the order of the page; the first one found by a search without script comes last.</summary>
    private void ReadPicker(string place, string part, ContentField field)
    {
        var ids = here.Fields(place).Where(id => Content.Items.ItemId.TryParse(id, out _)).Distinct().ToArray();
        if (!field.Settings.Flag("ContentPickerFieldSettings", "Multiple") && ids.Length > 1)
            ids = ids[^1..];
        SetList(ids, part, field.Name, "ContentItemIds");
    }

    private async Task ReadTermsAsync(string place, string part, ContentField field)
    {
        var taxonomy = field.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId") ?? "";
        var terms = here.Fields(place).Where(id => id.Length > 0).Distinct().ToList();
        foreach (var name in string.Join(',', here.Fields(place + ".New")).Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var known = form.Terms.FindByName(name).FirstOrDefault(term => term.Taxonomy.Value == taxonomy)?.Id;
            if (known is null)
            {
                var added = await addTerm(taxonomy, name);
                if (!added.Succeeded)
                {
                    _findings.Add(new(place, $"{field.DisplayName}: {added.Problem.Message}"));
                    continue;
                }

                known = added.Value;
                _newNames[known] = name;
            }

            if (!terms.Contains(known))
                terms.Add(known);
        }

        if (field.Settings.Flag("TaxonomyFieldSettings", "Unique") && terms.Count > 1)
            terms = [terms[^1]];
        if (terms.Count == 0 && form.Find(part, field.Name) is null)
            return;
        if (taxonomy.Length > 0)
            form.Set(taxonomy, part, field.Name, "TaxonomyContentItemId");
        // A term that its taxonomy no longer holds keeps the name it was given here.
        var names = form.Texts(part, field.Name, "TermContentItemIds").Zip(form.Texts(part, field.Name, "TagNames"))
            .DistinctBy(n => n.First).ToDictionary(n => n.First, n => n.Second);
        SetList([.. terms], part, field.Name, "TermContentItemIds");
        if (field.Editor == "Tags")
            SetList([.. terms.Select(id => form.Terms.Find(id)?.Name ?? _newNames.GetValueOrDefault(id) ?? names.GetValueOrDefault(id) ?? id)], part, field.Name, "TagNames");
    }

    private void ReadMedia(string place, string part, ContentField field)
    {
        var paths = here.Fields(place + ".Path").ToArray();
        var texts = here.Fields(place + ".Alt").ToArray();
        var gone = here.Fields(place + ".Remove").ToHashSet(StringComparer.Ordinal);
        var kept = paths.Select((path, i) => (Path: path, Alt: i < texts.Length ? texts[i] : "")).Where(p => p.Path.Length > 0 && !gone.Contains(p.Path)).ToList();
        if (here.Field(place + ".Choose") is { Length: > 0 } chosen && kept.All(p => p.Path != chosen))
        {
            if (!field.Settings.Flag("MediaFieldSettings", "Multiple", whenAbsent: true))
                kept.Clear();
            kept.Add((chosen, here.Field(place + ".ChooseAlt") ?? ""));
        }

        if (kept.Any(p => string.IsNullOrWhiteSpace(p.Alt)))
            _findings.Add(new(place, t["{0}: every picture needs an alternative text that says what is to be seen.", field.DisplayName]));
        SetList([.. kept.Select(p => p.Path)], part, field.Name, "Paths");
        SetList([.. kept.Select(p => p.Alt.Trim())], part, field.Name, "MediaTexts");
    }

    private void SetList(string[] values, params string[] path)
    {
        if (values.Length == 0 && form.Find(path) is null)
            return;
        form.Set(new JsonArray([.. values.Select(v => (JsonNode)v)]), path);
    }

    /// <summary>A date and time of the newsroom's zone; one that was not touched keeps its seconds.</summary>
    private void Instant(string place, params string[] path)
    {
        var text = here.Field(place);
        if (string.IsNullOrWhiteSpace(text))
        {
            form.SetText(null, path);
        }
        else if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            _findings.Add(new(place, t["'{0}' is not a date and time.", text]));
        }
        else if (LocalInput(form.Text(path)) != text)
        {
            local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
            if (here.Zone.IsInvalidTime(local))
                local = local.AddHours(1); // the clock jumped over it
            form.Set(TimeZoneInfo.ConvertTimeToUtc(local, here.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), path);
        }
    }

    private string? LocalInput(string? stored) => LocalInput(stored, here);

    /// <summary>A stored instant as <c>datetime-local</c> takes it.</summary>
    internal static string? LocalInput(string? stored, AdminContext here) =>
        DateTimeOffset.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? here.Local(at.UtcDateTime).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : null;

    private void KeepOrSet(string value, Func<string, bool> isSame, params string[] path)
    {
        if (form.Text(path) is not { } old || !isSame(old))
            form.Set(value, path);
    }

    private void KeepOrSetNumber(decimal number, params string[] path)
    {
        if (form.Find(path) is not JsonValue old || !decimal.TryParse(old.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var was) || was != number)
            form.Set(number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number) : JsonValue.Create(number), path);
    }
}
