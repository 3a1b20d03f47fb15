using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Accounts;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>Somebody who could have a piece.</summary>
/// <param name="Name">The account's, for those who may see the accounts; else the public credit.</param>
public sealed record Hand(string Account, string Name);

/// <summary>To whom a piece can be handed over.</summary>
public sealed class ListHands
{
    private readonly DeskReader _desk;
    private readonly AccountStore _accounts;
    private readonly ActorSource _actors;
    private readonly ItemStore _items;

    internal ListHands(DeskReader desk, AccountStore accounts, ActorSource actors, ItemStore items) =>
        (_desk, _accounts, _actors, _items) = (desk, accounts, actors, items);

    /// <returns>By name, without who has it now; empty where there is no such piece for this actor.</returns>
    public async Task<ImmutableArray<Hand>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        if (await _desk.FindAsync(article, cancellationToken) is not { Piece: { Claim: { } claim } piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, claim.AccountId))
            return [];

        var all = (await _accounts.ListAsync(cancellationToken)).Where(a => a.User.IsEnabled && a.User.Id != claim.AccountId).ToArray();
        var maySeeNames = actor.Can(Permissions.ListUsers) || actor.Can(Permissions.ManageUsers);
        var credits = maySeeNames
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await _items.FindManyAsync(
                [.. all.Select(a => ItemId.TryParse(a.User.ContributorId, out var id) ? id : (ItemId?)null).OfType<ItemId>()],
                VersionStatus.Latest,
                cancellationToken);
        var hands = ImmutableArray.CreateBuilder<Hand>();
        foreach (var account in all)
        {
            var name = maySeeNames || account.User.Id == actor.AccountId ? account.User.UserName
                : ItemId.TryParse(account.User.ContributorId, out var id) ? credits.GetValueOrDefault(id)?.Item.DisplayText
                : null;
            if (name is not null
                && await _actors.FromAccountAsync(account.User.Id, null, cancellationToken) is { } person
                && DeskRules.AgainstHaving(piece.Facts, person) is null)
                hands.Add(new Hand(account.User.Id, name));
        }

        return [.. hands.OrderBy(hand => hand.Name, StringComparer.CurrentCulture)];
    }
}
