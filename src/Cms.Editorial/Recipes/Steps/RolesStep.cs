using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Creates roles and sets, adds or removes their permissions.</summary>
internal sealed class RolesStep(RoleManager<CmsRole> roles, IRoleStore<CmsRole> store, EpochStore epochs) : IRecipeStep
{
    public string Name => "Roles";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var (json, place) in step.Objects("Roles"))
        {
            if (json.Text("Name") is not { Length: > 0 } name)
                throw new JsonException($"{place}.Name is missing.");
            if (await WriteAsync(name, json, place, cancellationToken) is { } note)
                notes.Add(note);
        }

        if (notes.Count == 0)
            return new RecipeStepDone(false, []);
        await epochs.RaiseDefinitionsAsync(cancellationToken);
        return new RecipeStepDone(true, notes.ToImmutable());
    }

    /// <returns>What was changed; null when nothing was.</returns>
    private async Task<string?> WriteAsync(string name, JsonObject json, string place, CancellationToken cancellationToken)
    {
        var role = await roles.FindByNameAsync(name);
        var isNew = role is null;
        role ??= new CmsRole { Name = name };
        var claims = isNew ? [] : await roles.GetClaimsAsync(role);
        var before = claims.Where(c => c.Type == AccountClaims.Permission).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var listed = json.Texts("Permissions");
        IEnumerable<string> after = Behavior(json, place) switch
        {
            "ADD" => before.Union(listed),
            "REMOVE" => before.Except(listed),
            _ => listed,
        };
        string[] added = [.. after.Distinct().Except(before)];
        string[] removed = [.. before.Except(after)];
        var description = json.Text("Description") ?? role.Description;
        if (!isNew && added.Length == 0 && removed.Length == 0 && description == role.Description)
            return null;

        role.Description = description;
        if (isNew)
            Expect(await roles.CreateAsync(role), name);

        // By the store, since the manager would save each claim by itself.
        var claimStore = (IRoleClaimStore<CmsRole>)store;
        foreach (var permission in added)
            await claimStore.AddClaimAsync(role, new Claim(AccountClaims.Permission, permission), cancellationToken);
        foreach (var permission in removed)
            await claimStore.RemoveClaimAsync(role, new Claim(AccountClaims.Permission, permission), cancellationToken);
        Expect(await roles.UpdateAsync(role), name);
        return isNew
            ? $"The role {name} was created with {added.Length} permissions."
            : $"The role {name} got {added.Length} permissions and lost {removed.Length}.";
    }

    /// <summary>Absent means Replace, as before Orchard 3.0.</summary>
    private static string Behavior(JsonObject json, string place) => json.Member("PermissionBehavior") switch
    {
        null => "REPLACE",
        JsonValue value when value.TryGetValue<int>(out var number) && number is >= 0 and <= 2 => number switch { 0 => "ADD", 1 => "REPLACE", _ => "REMOVE" },
        JsonValue value when value.TryGetValue<string>(out var text) && text.ToUpperInvariant() is "ADD" or "REPLACE" or "REMOVE" => text.ToUpperInvariant(),
        _ => throw new JsonException($"{place}.PermissionBehavior is none of Add, Replace and Remove."),
    };

    private static void Expect(IdentityResult result, string name)
    {
        if (!result.Succeeded)
            throw new JsonException($"The role '{name}' cannot be kept: {string.Join(" ", result.Errors.Select(e => e.Description))}");
    }
}
