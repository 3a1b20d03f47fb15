using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Admin.Frame;
using Cms.Content.Definitions;
using Cms.Content.Items;

namespace Cms.Admin.Items;

/// <summary>Takes over what was posted of the parts that are more than their fields.</summary>
internal static class PartReader
{
    public static void Read(ItemForm form, AdminContext here, PartUse use)
    {
        var part = use.Name;
        if (here.Field(ItemFormReader.Marker(part)) is null)
            return;
        switch (use.PartName)
        {
            case "TitlePart":
                form.SetText(here.Field("TitlePart.Title")?.Trim(), part, "Title");
                break;
            case "MarkdownBodyPart":
                form.SetText(here.Field("MarkdownBodyPart.Markdown"), part, "Markdown");
                break;
            case "HtmlBodyPart":
                form.SetText(here.Field("HtmlBodyPart.Html"), part, "Html");
                break;
            case "AutoroutePart":
                form.SetText(here.Field("AutoroutePart.Path")?.Trim().Trim('/'), part, "Path");
                break;
            case "AliasPart":
                form.SetText(here.Field("AliasPart.Alias")?.Trim(), part, "Alias");
                break;
            case "LocalizationPart":
                form.SetText(here.Field("LocalizationPart.Culture"), part, "Culture");
                break;
            case "SeoMetaPart":
                form.SetText(here.Field("SeoMetaPart.PageTitle"), part, "PageTitle");
                form.SetText(here.Field("SeoMetaPart.MetaDescription"), part, "MetaDescription");
                break;
            case "TaxonomyPart":
                ReadTaxonomy(form, here, part);
                break;
            case "MenuItemsListPart":
                ReadMenu(form, here, part);
                break;
        }
    }

    /// <summary>Names change, terms come and go; everything else of a term stays.</summary>
    private static void ReadTaxonomy(ItemForm form, AdminContext here, string part)
    {
        var type = form.Text(part, "TermContentType") ?? here.Field("TaxonomyPart.TermContentType")?.Trim() ?? "";
        form.SetText(here.Field("TaxonomyPart.TermContentType")?.Trim() ?? type, part, "TermContentType");
        var terms = form.Find(part, "Terms") as JsonArray ?? [];
        var removed = here.Fields("term-remove").ToHashSet(StringComparer.Ordinal);
        var next = Renamed(terms, here, removed);
        foreach (var name in (here.Field("TaxonomyPart.New") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            next.Add(new JsonObject
            {
                ["ContentItemId"] = IdText.New(),
                ["ContentType"] = form.Text(part, "TermContentType") ?? type,
                ["DisplayText"] = name,
                ["TitlePart"] = new JsonObject { ["Title"] = name },
            });
        }

        if (next.Count > 0 || terms.Count > 0)
            form.Set(next, part, "Terms");
    }

    private static JsonArray Renamed(JsonArray terms, AdminContext here, HashSet<string> removed)
    {
        var next = new JsonArray();
        foreach (var term in terms.OfType<JsonObject>())
        {
            var id = term["ContentItemId"]?.ToString() ?? "";
            if (removed.Contains(id))
                continue;
            var copy = (JsonObject)term.DeepClone();
            if (here.Field("term:" + id)?.Trim() is { Length: > 0 } name && name != copy["DisplayText"]?.ToString())
            {
                copy["DisplayText"] = name;
                if (copy["TitlePart"] is not JsonObject title)
                    copy["TitlePart"] = title = [];
                title["Title"] = name;
            }

            if (copy["Terms"] is JsonArray children)
                copy["Terms"] = Renamed(children, here, removed);
            next.Add(copy);
        }

        return next;
    }

    private static void ReadMenu(ItemForm form, AdminContext here, string part)
    {
        var old = form.Find(part, "MenuItems") as JsonArray ?? [];
        var items = new List<(int Order, JsonNode Node)>();
        for (var i = 0; here.Field($"menu:{i}:id") is { } id; i++)
        {
            var name = here.Field($"menu:{i}:name")?.Trim() ?? "";
            if (here.Field($"menu:{i}:remove") is not null || (id.Length == 0 && name.Length == 0))
                continue;
            var node = old.OfType<JsonObject>().FirstOrDefault(n => n["ContentItemId"]?.ToString() == id)?.DeepClone() as JsonObject ?? new JsonObject
            {
                ["ContentItemId"] = IdText.New(),
                ["ContentType"] = "LinkMenuItem",
                ["DisplayText"] = name,
                ["LinkMenuItemPart"] = new JsonObject(),
            };
            node["DisplayText"] = name;
            foreach (var key in new[] { "LinkMenuItemPart", "ContentMenuItemPart" })
            {
                if (node[key] is JsonObject holder)
                    holder["Name"] = name;
            }

            if (node["LinkMenuItemPart"] is JsonObject link && here.Field($"menu:{i}:url") is { } url)
                link["Url"] = url.Trim();
            items.Add((int.TryParse(here.Field($"menu:{i}:order"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var order) ? order : i + 1, node));
        }

        if (items.Count > 0 || old.Count > 0)
            form.Set(new JsonArray([.. items.OrderBy(i => i.Order).Select(i => i.Node)]), part, "MenuItems");
    }
}
