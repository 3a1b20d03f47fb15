using Cms.Editorial.Accounts;
using Cms.GraphQL.Execution;
using Cms.GraphQL.Types.Building;
using Cms.Web.Api.Schema;

namespace Cms.Web.Api.Items;

/// <param name="UserId">Null for a token.</param>
internal sealed record User(string? UserId, string UserName, IReadOnlyList<string> Roles);

/// <summary>Accounts, as those see them who may: <c>me</c>, and what a UserPickerField refers to.</summary>
internal static class UserFields
{
    private static readonly SharedLoader<string, User> Loader = new(async (context, ids) =>
    {
        var call = context.Get<Call>();
        var found = await call.Service<FindUsers>().RunAsync(ids, call.Actor, context.CancellationToken);
        return found.ToDictionary(user => user.Key, user => new User(user.Key, user.Value.Name, user.Value.Roles));
    });

    public static string Type(SchemaScope scope)
    {
        var name = scope.Name("User");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("An account, or the token of a program.");
        type.Field("userId", "String").Describe("Null for a token.").Resolve<User>(user => user.UserId);
        type.Field("userName", "String!").Resolve<User>(user => user.UserName);
        type.Field("roles", "[String!]!").Resolve<User>(user => user.Roles);
        return name;
    }

    /// <summary><c>{ userIds users }</c> of a picker of accounts.</summary>
    public static string PickerType(SchemaScope scope)
    {
        var name = scope.Name("UserPickerField");
        if (scope.Builder.Has(name))
            return name;
        var type = scope.Builder.Object(name).Describe("References to accounts; empty for those who may not view accounts.");
        References.Paged(type.Field("userIds", "[String!]!")).Resolve((parent, context) =>
            EnvelopeFields.MayViewUsers(context.Get<Call>()) ? References.Slice(Ids(parent), context.Arguments).ToArray() : Array.Empty<string>());
        References.Paged(type.Field("users", $"[{Type(scope)}!]!")).Load(
            Loader,
            (context, parent) => EnvelopeFields.MayViewUsers(context.Get<Call>()) ? Ids(parent) : [],
            (context, parent, found) => FieldResult.Of(
                References.Slice(Ids(parent).Select(found.GetValueOrDefault).OfType<User>(), context.Arguments).ToArray()));
        return name;
    }

    private static IEnumerable<string> Ids(object parent) => PartValue.Strings(PartValue.Find(((PartValue)parent).Json, "UserIds"));
}
