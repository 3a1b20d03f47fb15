using Cms.Editorial.Recipes;
using Cms.Editorial.Setup;

namespace Cms.Web.CommandLine;

/// <summary>Says what set-up did, once: the passwords are not kept anywhere.</summary>
internal static class SetupPrinter
{
    public static void Print(SetupReport report, TextWriter output)
    {
        if (!report.WasSetUp)
            return;

        if (report.Recipe is { } recipe)
        {
            output.WriteLine($"Set up with the recipe {recipe.Name}{(report.SampleItems > 0 ? $" and {report.SampleItems} items of sample content" : "")}.");
            Print(recipe, output, onlyTrouble: true);
        }

        foreach (var note in report.Notes)
            output.WriteLine(note);

        var width = report.Accounts.Select(a => a.Name.Length).DefaultIfEmpty().Max();
        foreach (var account in report.Accounts)
        {
            output.WriteLine(account.Password is { } password
                ? $"  {account.Name.PadRight(width)}  {password}   ({account.Role}; this password is shown only now)"
                : $"  {account.Name.PadRight(width)}  the password you configured   ({account.Role})");
        }
    }

    public static void Print(RecipeReport recipe, TextWriter output, bool onlyTrouble = false)
    {
        foreach (var step in recipe.Steps)
        {
            if (onlyTrouble && step.Outcome is RecipeStepOutcome.Done or RecipeStepOutcome.NothingToChange)
                continue;
            var outcome = step.Outcome switch
            {
                RecipeStepOutcome.Done => "done",
                RecipeStepOutcome.NothingToChange => "nothing to change",
                RecipeStepOutcome.UnknownAndKept => "not known to this version; kept, without effect",
                _ => "REFUSED, nothing of it was changed",
            };
            output.WriteLine($"{step.Number,4}. {step.Name}: {outcome}");
            foreach (var note in step.Notes)
                output.WriteLine($"      {note}");
        }
    }
}
