using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Accounts;
using Cms.Editorial.Recipes;
using Cms.Editorial.Transfer;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Setup;

/// <summary>Brings the database to the current schema and, if the site is new, runs the set-up recipe, creates the accounts and
/// adds the sample content. One process at a time; what was interrupted is finished by the next run.</summary>
/// <remarks>Each part looks at what is there, and the marker that says "done" is written last.</remarks>
public sealed class SetUpSite
{
    private const string Marker = "Setup";

    private readonly SetupLock _lock;
    private readonly EpochWatch _epochs;
    private readonly IServiceScopeFactory _scopes;
    private readonly EditorialOptions _options;
    private readonly TimeProvider _time;

    internal SetUpSite(SetupLock setupLock, EpochWatch epochs, IServiceScopeFactory scopes, EditorialOptions options, TimeProvider time) =>
        (_lock, _epochs, _scopes, _options, _time) = (setupLock, epochs, scopes, options, time);

    /// <returns>What was done, for the person who started it; or <c>no-such-recipe</c>, <c>recipe-refused</c>, or why the
    /// administrator's account cannot be made.</returns>
    public async Task<Result<SetupReport>> RunAsync(CancellationToken cancellationToken)
    {
        await using var alone = await _lock.AcquireAsync(cancellationToken);
        await InScopeAsync(s => s.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken));
        await _epochs.RefreshAsync(cancellationToken);
        if (await InScopeAsync(s => s.GetRequiredService<SettingStore>().GetAsync(Marker, cancellationToken)) is not null)
            return new SetupReport(false, null, 0, [], []);

        var file = RecipePath();
        if (!file.Succeeded)
            return file.Problem;

        var recipe = await RunRecipeAsync(file.Value, cancellationToken);
        if (!recipe.Succeeded)
            return recipe.Problem;

        var accounts = ImmutableArray.CreateBuilder<SetupAccount>();
        var admin = await InScopeAsync(s => s.GetRequiredService<SetupAccounts>().AddAdministratorAsync(cancellationToken));
        if (!admin.Succeeded)
            return admin.Problem;
        accounts.Add(admin.Value);

        var notes = ImmutableArray.CreateBuilder<string>();
        var items = _options.SampleContent && file.Value is not null ? await AddSampleAsync(file.Value, accounts, notes, cancellationToken) : 0;
        await MarkAsync(file.Value, cancellationToken);
        return new SetupReport(true, recipe.Value, items, accounts.ToImmutable(), notes.ToImmutable());
    }

    /// <returns>Null for none.</returns>
    private Result<string?> RecipePath()
    {
        var name = _options.SetupRecipe;
        if (string.Equals(name, "none", StringComparison.OrdinalIgnoreCase))
            return (string?)null;
        var known = Path.Combine(_options.RecipesPath, $"{name}.recipe.json");
        if (Path.GetFileName(name) == name && File.Exists(known))
            return known;
        return File.Exists(name)
            ? Path.GetFullPath(name)
            : Problem.NotFound("no-such-recipe", $"Cms:Setup:Recipe is '{name}', but there is no such recipe in {_options.RecipesPath} and no such file.");
    }

    private async Task<Result<RecipeReport?>> RunRecipeAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return (RecipeReport?)null;
        var report = await InScopeAsync(s => s.GetRequiredService<RunRecipe>().RunAsync(
            file, new Dictionary<string, string>(), Actor.System, cancellationToken));
        if (!report.Succeeded)
            return report.Problem;
        if (report.Value.Steps.FirstOrDefault(s => s.Outcome == RecipeStepOutcome.Refused) is not { } refused)
            return report.Value;
        return Problem.Invalid(
            "recipe-refused",
            $"Step {refused.Number} ('{refused.Name}') of {Path.GetFileName(file)} was refused: {string.Join(" ", refused.Notes)}");
    }

    private async Task<int> AddSampleAsync(
        string recipe,
        ImmutableArray<SetupAccount>.Builder accounts,
        ImmutableArray<string>.Builder notes,
        CancellationToken cancellationToken)
    {
        var name = recipe.EndsWith(".recipe.json", StringComparison.OrdinalIgnoreCase) ? recipe[..^".recipe.json".Length] : Path.ChangeExtension(recipe, null);
        var items = 0;
        if (File.Exists($"{name}.sample.jsonl"))
        {
            await using var stream = File.OpenRead($"{name}.sample.jsonl");
            var report = await InScopeAsync(s => s.GetRequiredService<ImportContent>().RunAsync(
                stream, new ImportOptions(Name: Path.GetFileName($"{name}.sample.jsonl")), null, Actor.System, cancellationToken));
            items = (int)report.Value.Totals.Added;
            notes.AddRange(report.Value.Refused.Select(r => $"Line {r.Number} of the sample content was refused: {r.Reason}"));
        }

        if (File.Exists($"{name}.sample-work.json"))
        {
            var work = SampleWork.Parse(await File.ReadAllTextAsync($"{name}.sample-work.json", cancellationToken));
            accounts.AddRange(await InScopeAsync(s => s.GetRequiredService<SetupAccounts>().AddSampleAsync(work, notes, cancellationToken)));
            foreach (var piece in work.Pieces)
            {
                if (await InScopeAsync(s => s.GetRequiredService<SampleDesk>().PlayAsync(piece, cancellationToken)) is { } problem)
                    notes.Add($"The sample piece on {piece.Story} is not on the desk: {problem.Message}");
            }
        }

        return items;
    }

    private Task MarkAsync(string? recipe, CancellationToken cancellationToken) => InScopeAsync(async s =>
    {
        await using var transaction = await s.GetRequiredService<UnitOfWork>().BeginAsync(cancellationToken);
        await s.GetRequiredService<SettingStore>().SetAsync(
            Marker,
            new JsonObject
            {
                ["Recipe"] = recipe is null ? null : Path.GetFileName(recipe),
                ["CompletedUtc"] = _time.GetUtcNow().UtcDateTime.ToString("o"),
            },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> part)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await part(scope.ServiceProvider);
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> part)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await part(scope.ServiceProvider);
    }
}
