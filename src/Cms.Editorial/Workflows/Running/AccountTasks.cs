using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Accounts;
using Cms.Data.Outbox;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Outbox;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;
using Cms.Workflows.Runs;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// The tasks that concern accounts. They ask for no permission, as in Orchard, but no workflow makes or unmakes an administrator.
/// </summary>
internal sealed class AccountTasks(
    UserManager<CmsUser> users, RolePermissions roles, OutboxStore outbox, AccountEvents events, AuditTrail audit, TimeProvider time)
{
    /// <returns>Null for another task.</returns>
    public async Task<TaskEnd?> RunAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        activity.Name switch
        {
            ActivityKinds.ValidateUser => Validate(pass, activity),
            ActivityKinds.GetUsersByRole => await ListAsync(pass, activity, run, cancellationToken),
            ActivityKinds.AssignUserRole => await ChangeAsync(
                pass, pass.Text(activity, run, "UserName"), [pass.Text(activity, run, "RoleName").Trim()], isGiven: true, cancellationToken),
            ActivityKinds.UnassignUserRole => await ChangeAsync(
                pass, pass.Text(activity, run, "UserName"), Texts(activity, "Roles"), isGiven: false, cancellationToken),
            ActivityKinds.RegisterUser => await RegisterAsync(pass, activity, run, cancellationToken),
            _ => null,
        };

    private static TaskEnd.Ended Validate(TaskRunner.Pass pass, Activity activity)
    {
        if (pass.Actor.AccountId is null)
            return new TaskEnd.Ended("Anonymous");

        var wanted = Texts(activity, "Roles");
        var outcome = wanted.Any(pass.Actor.Roles.Contains) ? "InRole" : "Authenticated";
        var name = JsonSerializer.SerializeToElement(pass.Actor.Name);
        return new TaskEnd.Ended(outcome)
        {
            Change = Flag(activity, "SetUserName", absent: true)
                ? after => after with { Properties = after.Properties.SetItem("UserName", name) }
                : null,
        };
    }

    private async Task<TaskEnd> ListAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        var key = pass.Text(activity, run, "OutputKeyName").Trim();
        var known = await roles.GetAsync(cancellationToken);
        var wanted = Texts(activity, "Roles");
        if (key.Length == 0)
            return Failed("The key of the output is empty.");
        if (wanted.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            return Failed($"There is no role '{unknown}'.");

        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in wanted)
        {
            foreach (var user in await users.GetUsersInRoleAsync(role))
            {
                if (user.IsEnabled)
                    found[user.Id] = user.UserName!;
            }
        }

        var list = JsonSerializer.SerializeToElement(found.Select(user => new { UserId = user.Key, UserName = user.Value }));
        return new TaskEnd.Ended("Done", list) { Change = after => after with { Output = after.Output.SetItem(key, list) } };
    }

    private async Task<TaskEnd> ChangeAsync(
        TaskRunner.Pass pass, string name, ImmutableArray<string> names, bool isGiven, CancellationToken cancellationToken)
    {
        var known = await roles.GetAsync(cancellationToken);
        if (await users.FindByNameAsync(name.Trim()) is not { } user)
            return Failed($"There is no account '{name.Trim()}'.");
        if (names.FirstOrDefault(role => known.GetValueOrDefault(role) is null or { IsImplied: true }) is { } unknown)
            return Failed($"There is no role '{unknown}' to give or take.");
        if (names.Contains(Permissions.AdministratorRole, StringComparer.OrdinalIgnoreCase))
            return Failed("No workflow makes or unmakes an administrator.");

        var before = await users.GetRolesAsync(user);
        string[] change = [.. isGiven ? names.Except(before) : names.Intersect(before)];
        if (change.Length == 0)
            return new TaskEnd.Ended("Done");

        var result = isGiven ? await users.AddToRolesAsync(user, change) : await users.RemoveFromRolesAsync(user, change);
        if (result.Succeeded)
            result = await users.UpdateSecurityStampAsync(user);
        if (!result.Succeeded)
            return Failed(AccountRules.ToProblem(result).Message);

        audit.Note(
            pass.Actor, AuditActions.AccountChanged, user.Id, from: string.Join(", ", before), to: string.Join(", ", await users.GetRolesAsync(user)));
        await events.RaiseAsync(ActivityKinds.UserUpdated, user, pass.Actor, cancellationToken);
        return new TaskEnd.Ended("Done");
    }

    /// <summary>Makes an account of the form's <c>UserName</c> and <c>Email</c>, without a password: who looks after accounts gives one.</summary>
    private async Task<TaskEnd> RegisterAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        if (pass.Http is not { } http)
            return FormTasks.WithForm(pass, _ => new TaskEnd.Ended("Done"));

        var mail = http.Form.GetValueOrDefault("Email", "").Trim();
        var name = http.Form.GetValueOrDefault("UserName", "").Trim() is { Length: > 0 } given ? given : mail.Split('@')[0];
        if (mail.Length is 0 or > 254 || !mail.Contains('@', StringComparison.Ordinal))
            FormTasks.Add(http, "Email", "This is no mail address.");
        if (AccountRules.CheckName(name) is { } bad)
            FormTasks.Add(http, "UserName", bad.Message);
        if (!http.Errors.IsEmpty)
            return FormTasks.End(http, "Done") with { Also = ["Invalid"] };

        var account = new CmsUser
        {
            UserName = name,
            Email = mail,
            IsEnabled = !Flag(activity, "RequireModeration", absent: false),
            LockoutEnabled = true,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        var made = await users.CreateAsync(account);
        if (!made.Succeeded)
        {
            FormTasks.Add(http, "", AccountRules.ToProblem(made).Message);
            return FormTasks.End(http, "Done") with { Also = ["Invalid"] };
        }

        audit.Note(pass.Actor, AuditActions.AccountAdded, account.Id, to: AccountRules.InWords([], [], account.IsEnabled, hasCoarseTimes: false));
        if (Flag(activity, "SendConfirmationEmail", absent: true)
            && pass.Text(activity, run, "ConfirmationEmailTemplate") is { Length: > 0 } body)
        {
            var letter = new Mail(null, [mail], [], [], [], pass.Text(activity, run, "ConfirmationEmailSubject").ReplaceLineEndings(" ").Trim(), body, null);
            await outbox.AddAsync(IdText.New(), Mail.Kind, null, JsonSerializer.Serialize(letter), cancellationToken);
        }

        await events.RaiseAsync(ActivityKinds.UserCreated, account, pass.Actor, cancellationToken);
        return new TaskEnd.Ended("Done", JsonSerializer.SerializeToElement(new { UserId = account.Id, account.UserName })) { Also = ["Valid"] };
    }

    private static TaskEnd.Failed Failed(string message) =>
        new("Failed", JsonSerializer.SerializeToElement(new { Message = message })) { Note = message };

    private static bool Flag(Activity activity, string key, bool absent) => activity.Properties.TryGetProperty(key, out var value)
        ? value.ValueKind == JsonValueKind.True
        : absent;

    private static ImmutableArray<string> Texts(Activity activity, string key) =>
        activity.Properties.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
