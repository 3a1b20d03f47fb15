using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Recipes;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Transfer;
using Cms.Testing;

namespace Cms.Editorial.Tests.Audit;

/// <summary>Nothing changes without an entry, and nobody learns from the trail what is not for them.</summary>
public abstract class AuditContract(DeskFixture desk)
{
    [Fact]
    public async Task The_way_of_a_piece_is_told_step_by_step_with_who_from_where_to_where_and_why()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Return", desk.Eve, "A number is wrong.");
        await desk.ActAsync(article, "Submit", desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var published = await desk.ActAsync(article, "Publish", desk.Eve);

        var lines = await ListAsync(new AuditFilter(Item: article), desk.Admin);
        var told = lines.Reverse().Select(l => $"{l.By} {l.Action} {(l.Action == "item.saved" ? l.Version : l.Subject)} {(l.From?.Length > 20 ? "" : l.From + ">" + l.To)} {l.Comment}".Trim());
        Assert.Equal(
            [
                "ana item.saved 1", "ana piece.claimed ar>en >", "ana piece.changed SegmentsSaved translation>translation", "ana item.saved 2",
                "ana item.saved 3", "ana piece.moved Submit translation>editing", "eve piece.moved Return editing>translation A number is wrong.",
                "ana piece.moved Submit translation>editing", "eve item.saved 4", "eve piece.moved Approve editing>ready",
                "eve item.published Article", "eve piece.moved Publish ready>",
            ],
            told.Select(t => t.Replace(">sha256", "", StringComparison.Ordinal)).Select(t => System.Text.RegularExpressions.Regex.Replace(t, @"(saved \d|Article).*", "$1")));
        Assert.Equal(published.Version.Hash, lines.Single(l => l.Action == AuditActions.ItemPublished).To);
        Assert.Equal(published.Version.Number, lines[0].Version);
        Assert.All(lines, l => Assert.Equal(l.By == "ana" ? "Translator" : "Editor", l.Roles));
    }

    [Fact]
    public async Task Every_version_has_its_entry_and_the_chain_is_whole()
    {
        var article = await desk.SubmittedAsync(desk.Ben);
        var eve = desk.Eve;
        var outlet = await desk.SaveAsync("Outlet", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Audited" } }, eve);
        DeskFixture.Value(await desk.RunAsync((DeleteItem d) => d.RunAsync(outlet.ContentItemId, 1, eve, default)));
        await desk.ActAsync(article, "Approve", eve);
        var published = await desk.ActAsync(article, "Publish", eve);
        DeskFixture.Value(await desk.RunAsync((UnpublishItem u) => u.RunAsync(article, published.Version.Number, eve, default)));

        foreach (var id in (ItemId[])[article, outlet.ContentItemId])
        {
            var noted = (await ListAsync(new AuditFilter(Item: id, Action: "item"), desk.Admin)).Select(l => l.Version!.Value).ToHashSet();
            var stored = await desk.RunAsync((ItemStore s) => s.ListVersionsAsync(id, default));
            Assert.Superset(stored.Select(v => v.Number).ToHashSet(), noted);
        }

        Assert.Equal("item.deleted", (await ListAsync(new AuditFilter(Item: outlet.ContentItemId), desk.Admin))[0].Action);
        Assert.Equal("item.unpublished", (await ListAsync(new AuditFilter(Item: article), desk.Admin))[0].Action);
        var proof = DeskFixture.Value(await desk.RunAsync((VerifyAuditTrail v) => v.RunAsync(null, desk.Admin, default)));
        Assert.Null(proof.BrokenAt);
        Assert.True(proof.Count > 20);
    }

    [Fact]
    public async Task Accounts_tokens_definitions_and_recipes_are_in_the_trail_without_names_of_accounts()
    {
        var admin = desk.Admin;
        var name = "zeynep" + Guid.NewGuid().ToString("n")[..6];
        var added = DeskFixture.Value(await desk.RunAsync((AddUser a) => a.RunAsync(
            new NewUser(name, null, null, ["Translator"], [new LanguagePair("ar", "en")]), admin, default)));
        DeskFixture.Value(await desk.RunAsync((ChangeUser c) => c.RunAsync(
            new UserChange(added.Id, null, ["Editor"], [], null, IsEnabled: true, HasCoarseTimes: true), admin, default)));
        DeskFixture.Value(await desk.RunAsync((ResetPassword r) => r.RunAsync(added.Id, admin, default)));
        DeskFixture.Value(await desk.RunAsync((CreateToken t) => t.RunAsync(new NewToken("app", "Editor", null), admin, default)));
        DeskFixture.Value(await desk.RunAsync((ChangeDefinitions d) => d.RunAsync(
            all => all.Replace(all.Type("Page")! with { DisplayName = "Page " + name }), admin, default)));

        var lines = (await ListAsync(new AuditFilter(Account: admin.AccountId), admin)).Take(5).ToArray();
        Assert.Equal(["definitions.changed", "token.created", "account.password-reset", "account.changed", "account.added"], lines.Select(l => l.Action));
        Assert.Equal(("Translator; ar>en", "Editor; coarse times", name), (lines[3].From, lines[3].To, lines[3].Subject));
        Assert.Equal("Page", lines[0].Subject);

        // Whoever may read the trail but not the accounts learns neither a name nor an id.
        var reader = new Actor("reader", "reader", [], [Permissions.ViewAuditTrail], [], HasEverything: false);
        var seen = await ListAsync(new AuditFilter(Action: "account"), reader);
        Assert.All(seen, l => Assert.Null(l.Subject));
        Assert.All(await ListAsync(new AuditFilter(), reader), l => Assert.True(l.By is null or "system" || l.By.StartsWith("token ", StringComparison.Ordinal), l.By));
        Assert.Equal("may-not-list-users", (await desk.RunAsync((ListAuditTrail l) => l.RunAsync(new AuditFilter(Account: added.Id), null, reader, default))).Problem!.Code);
        Assert.Equal("may-not-view-audit", (await desk.RunAsync((ListAuditTrail l) => l.RunAsync(new AuditFilter(), null, desk.Ana, default))).Problem!.Code);
        Assert.Equal("may-not-view-audit", (await desk.RunAsync((VerifyAuditTrail v) => v.RunAsync(null, desk.Ana, default))).Problem!.Code);
        using var nothing = new MemoryStream();
        Assert.Equal("may-not-view-audit", (await desk.RunAsync((ExportAuditTrail e) => e.RunAsync(new AuditFilter(), AuditFormat.Csv, nothing, desk.Ana, default))).Problem!.Code);
        Assert.Equal(0, nothing.Length);

        var jsonl = await ExportAsync(AuditFormat.Jsonl, reader);
        Assert.DoesNotContain(name, jsonl, StringComparison.Ordinal);
        Assert.DoesNotContain(added.Id, jsonl, StringComparison.Ordinal);
        Assert.All(jsonl.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task What_a_protected_person_does_is_noted_to_the_day()
    {
        var actor = desk.Eve with { HasCoarseTimes = true };
        var saved = await desk.SaveAsync("Outlet", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "O" } }, actor);

        Assert.Equal(TimeSpan.Zero, Assert.Single(await ListAsync(new AuditFilter(Item: saved.ContentItemId), desk.Admin)).AtUtc.TimeOfDay);
    }

    [Fact]
    public async Task An_import_has_one_entry_a_run_and_none_when_it_changes_nothing()
    {
        var id = "audited" + Guid.NewGuid().ToString("n")[..12];
        var lines = string.Concat(Enumerable.Range(0, 3).Select(i =>
            $$$"""{"ContentItemId":"{{{id}}}{{{i}}}","ContentType":"Page","Latest":true,"Published":true,"TitlePart":{"Title":"P{{{i}}}"}}""" + "\n"));
        var before = (await ListAsync(new AuditFilter(Action: AuditActions.ContentImported), desk.Admin)).Count;

        for (var run = 0; run < 2; run++)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
            DeskFixture.Value(await desk.RunAsync((ImportContent i) => i.RunAsync(stream, new ImportOptions(Name: "pages.jsonl"), null, desk.Admin, default)));
        }

        var entries = await ListAsync(new AuditFilter(Action: AuditActions.ContentImported), desk.Admin);
        Assert.Equal(before + 1, entries.Count);
        Assert.Equal(("root", "pages.jsonl"), (entries[0].By, entries[0].Subject));
        Assert.Empty(await ListAsync(new AuditFilter(Item: new ItemId(id + "0")), desk.Admin));
    }

    [Fact]
    public async Task A_recipe_has_one_entry_for_each_step_that_changes_something()
    {
        var mark = Guid.NewGuid().ToString("n")[..8];
        var file = Path.Combine(TestDirectory.Create(), "small.json");
        await File.WriteAllTextAsync(file, $$$"""
            {"name":"small {{{mark}}}","steps":[
              {"name":"ContentDefinition","ContentTypes":[{"Name":"A{{{mark}}}","DisplayName":"A"},{"Name":"B{{{mark}}}","DisplayName":"B"}]},
              {"name":"Roles","Roles":[{"Name":"R{{{mark}}}","Permissions":["ViewContent"]}]},
              {"name":"settings","Colour":"{{{mark}}}"}]}
            """);

        for (var run = 0; run < 2; run++)
            Assert.True((await desk.RunAsync((RunRecipe r) => r.RunAsync(file, new Dictionary<string, string>(), desk.Admin, default))).Value.Succeeded);

        var entries = await ListAsync(new AuditFilter(Action: "recipe"), desk.Admin);
        Assert.Equal(
            [$"small {mark}: 3. settings", $"small {mark}: 2. Roles", $"small {mark}: 1. ContentDefinition"],
            entries.Select(e => e.Subject).Where(s => s!.Contains(mark, StringComparison.Ordinal)));
        Assert.DoesNotContain(await ListAsync(new AuditFilter(Action: "definitions"), desk.Admin), l => l.Subject!.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_spreadsheet_gets_no_formula_from_a_comment()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Return", desk.Eve, "=1+1, \"quoted\"\nsecond line");

        var csv = await ExportAsync(AuditFormat.Csv, desk.Admin, new AuditFilter(Item: article));

        Assert.StartsWith("number,at,by,", csv, StringComparison.Ordinal);
        Assert.Contains(",\"'=1+1, \"\"quoted\"\"\nsecond line\",", csv, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<AuditLine>> ListAsync(AuditFilter filter, Actor actor) =>
        DeskFixture.Value(await desk.RunAsync((ListAuditTrail l) => l.RunAsync(filter, null, actor, default))).Lines;

    private async Task<string> ExportAsync(AuditFormat format, Actor actor, AuditFilter? filter = null)
    {
        using var stream = new MemoryStream();
        DeskFixture.Value(await desk.RunAsync((ExportAuditTrail e) => e.RunAsync(filter ?? new AuditFilter(), format, stream, actor, default)));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

public sealed class SqliteAuditTests(SqliteDesk desk) : AuditContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlAuditTests(PostgreSqlDesk desk) : AuditContract(desk), IClassFixture<PostgreSqlDesk>;
