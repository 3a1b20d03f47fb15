using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Microsoft.Extensions.Configuration;

namespace Cms.Editorial.Recipes;

/// <summary>Runs a recipe in Orchard's format. Each step is all or nothing, and a refused one ends the recipe.</summary>
public sealed class RunRecipe
{
    private readonly UnitOfWork _work;
    private readonly KeptStepStore _kept;
    private readonly RecipeSteps _steps;
    private readonly AuditTrail _audit;
    private readonly EditorialOptions _options;
    private readonly IConfiguration _configuration;

    internal RunRecipe(
        UnitOfWork work, KeptStepStore kept, RecipeSteps steps, AuditTrail audit, EditorialOptions options, IConfiguration configuration) =>
        (_work, _kept, _steps, _audit, _options, _configuration) = (work, kept, steps, audit, options, configuration);

    /// <param name="file">A <c>.json</c> recipe, or a <c>.zip</c> deployment package with <c>Recipe.json</c> at its root.</param>
    /// <param name="parameters">What <c>parameters('x')</c> gives; <c>SiteName</c> is there already.</param>
    /// <returns>What each step did; or <c>may-not-run-recipes</c>, <c>no-such-file</c>, <c>bad-recipe</c>, <c>bad-package</c>.</returns>
    public async Task<Result<RecipeReport>> RunAsync(
        string file, IReadOnlyDictionary<string, string> parameters, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageRecipes))
            return Problem.Forbidden("may-not-run-recipes", "You may not run recipes.");

        var opened = RecipeFile.Open(file);
        if (!opened.Succeeded)
            return opened.Problem;

        using var recipe = opened.Value;
        var scripts = new RecipeScripts(recipe, WithDefaults(parameters), _configuration);
        var reports = ImmutableArray.CreateBuilder<RecipeStepReport>();
        foreach (var (index, step) in recipe.Steps.Index())
        {
            var report = await RunStepAsync(index, step, new RecipeContext(recipe, actor), scripts, cancellationToken);
            reports.Add(report);
            if (report.Outcome == RecipeStepOutcome.Refused)
                break;
        }

        return new RecipeReport(recipe.Name, reports.ToImmutable());
    }

    private async Task<RecipeStepReport> RunStepAsync(
        int index, JsonObject raw, RecipeContext context, RecipeScripts scripts, CancellationToken cancellationToken)
    {
        var number = index + 1;
        var name = raw.Member("name") is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (name.Length == 0)
            return new RecipeStepReport(number, "", RecipeStepOutcome.Refused, [$"steps[{index}].name is missing."]);

        if (_steps.Find(name) is not { } handler)
        {
            await _kept.AddAsync(name, raw.ToJsonString(), cancellationToken);
            return new RecipeStepReport(
                number, name, RecipeStepOutcome.UnknownAndKept, [$"'{name}' is a kind of step that is not known here: it is kept, without effect."]);
        }

        var evaluated = await scripts.EvaluateAsync(raw, $"steps[{index}]", cancellationToken);
        if (!evaluated.Succeeded)
            return Refused(number, name, evaluated.Problem);

        await using var transaction = await _work.BeginAsync(cancellationToken);
        using var one = _audit.AsOne();
        var done = await ExecuteAsync(handler, evaluated.Value, context, cancellationToken);
        if (!done.Succeeded)
            return Refused(number, name, done.Problem);

        one.Dispose();
        if (done.Value.Changed)
        {
            _audit.Note(
                context.Actor, AuditActions.RecipeStepRun, $"{context.File.Name}: {number}. {handler.Name}", comment: Comment(done.Value.Notes));
        }

        await transaction.CommitAsync(cancellationToken);
        return new RecipeStepReport(
            number, name, done.Value.Changed ? RecipeStepOutcome.Done : RecipeStepOutcome.NothingToChange, done.Value.Notes);
    }

    private static async Task<Result<RecipeStepDone>> ExecuteAsync(
        IRecipeStep handler, JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await handler.ExecuteAsync(step, context, cancellationToken);
        }
        catch (JsonException e)
        {
            return Problem.Invalid("bad-step", e.Message);
        }
    }

    private static string? Comment(ImmutableArray<string> notes) => notes.Length == 0 ? null : string.Join(" ", notes);

    private static RecipeStepReport Refused(int number, string name, Problem problem) => new(
        number,
        name,
        RecipeStepOutcome.Refused,
        [problem.Message, .. problem.Details.Select(d => d.Place.Length == 0 ? d.Message : $"{d.Place}: {d.Message}").Where(m => m != problem.Message)]);

    private Dictionary<string, string> WithDefaults(IReadOnlyDictionary<string, string> parameters)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["SiteName"] = _options.SiteName ?? Sites.CurrentSite.DefaultName,
            ["AdminUsername"] = _options.AdminUserName,
            ["AdminEmail"] = "",
            ["SiteTimeZone"] = "UTC",
        };
        foreach (var (key, value) in parameters)
            all[key] = value;
        return all;
    }
}
