using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Subscribes the caller's connection to changes of the public lobbies of a mode.</summary>
[Action("lobby.watch", NeedsConnection = true)]
public sealed record WatchLobbies : ICommand<WatchReply>
{
    /// <summary>The game mode.</summary>
    public string? Mode { get; init; }

    /// <summary>The region; left out: all.</summary>
    public string? Region { get; init; }
}

internal sealed class WatchLobbiesHandler(
    IPlayers players, ISubscriptions subscriptions, ILobbyIndex index, IdempotentEffect effects, Caller caller)
    : IRequestHandler<WatchLobbies, Result<WatchReply>>
{
    private const int MaxItems = 100;

    public async Task<Result<WatchReply>> Handle(WatchLobbies request, CancellationToken ct)
    {
        // Subscribe before listing: a change in between is pushed, and receiving it twice does no harm.
        var subscribed = await Subscribe(new SubscriptionScope(request.Mode!, request.Region), ct);
        if (subscribed.Error is { } error) return error;

        var page = new Page<LobbySummary>(MaxItems, WireJson.Relaxed.LobbySummary);
        var query = new LobbyQuery(request.Mode, request.Region, HasSlots: false, LobbySort.Newest, MaxItems);
        await foreach (var listing in index.Find(query, after: null, ct))
            if (!page.TryAdd(listing.Lobby)) break;

        return new WatchReply(page.Items);
    }

    private async Task<Result<Done>> Subscribe(SubscriptionScope scope, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        if (RefusalToSubscribe(player, scope) is { } refusal)
            return (await effects.EarlierOr(refusal, caller, ct)).Map(_ => Done.Value);

        var subscription = new Subscription(scope, caller.Player, player.Connection!);
        var earlier = await subscriptions.Begin(subscription, effects.NewRecord(caller), ct);
        return earlier is null ? Done.Value : IdempotentEffect.Repeat(earlier, caller).Map(_ => Done.Value);
    }

    private Error? RefusalToSubscribe(Player player, SubscriptionScope scope)
    {
        if (!caller.HasSession(player)) return Refusals.SessionReplaced;

        return player.Subscriptions.Count >= ISubscriptions.MaxPerPlayer && !player.Subscriptions.Contains(scope)
            ? Refusals.TooManySubscriptions(ISubscriptions.MaxPerPlayer)
            : null;
    }
}

internal sealed class WatchLobbiesValidator : AbstractValidator<WatchLobbies>
{
    public WatchLobbiesValidator()
    {
        RuleFor(c => c.Mode).NotNull().Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
    }
}
